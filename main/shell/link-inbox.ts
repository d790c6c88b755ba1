// Invitation links from outside: parsed by exact pattern, held until the page is there, and only ever fill the pairing screen.

import { app } from 'electron';
import { formatInvitationCode, parseInvitationCode } from '../../contract/domain/invitation-code.ts';

export interface LinkInbox {
  /** Hands every link to `deliver`, a held one at once. Call it when the page stands. */
  readonly deliverTo: (deliver: (code: string) => void) => void;
}

/** The code of a well-formed invitation link (`o7therapy://join#…`), or null. The link's text goes nowhere else. */
export function codeOfLink(link: string): string | null {
  if (!/^o7therapy:\/\/join\/?#[0-9A-Za-z-]{16,19}$/.test(link)) return null;
  try {
    return formatInvitationCode(parseInvitationCode(link.replace('/#', '#')));
  } catch {
    return null;
  }
}

function firstCode(args: readonly string[]): string | null {
  return args.map(codeOfLink).find((code) => code !== null) ?? null;
}

/** Collects links from this start, from later starts of the app, and from macOS (which may come before Electron is ready). */
export function createLinkInbox(): LinkInbox {
  let held = firstCode(process.argv.slice(1));
  let deliver: ((code: string) => void) | null = null;

  const take = (code: string | null): void => {
    held = code ?? held;
    if (deliver === null || held === null) return;
    const next = held;
    held = null;
    deliver(next);
  };
  app.on('second-instance', (_event, args) => take(firstCode(args)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(codeOfLink(url));
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient('o7therapy');
  return {
    deliverTo: (receiver) => {
      deliver = receiver;
      take(null);
    },
  };
}
