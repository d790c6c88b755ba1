// Frame keys of the epochs that matter now, given to every link as soon as its two ends are named.

import type { FrameKeys } from '../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { linkBase } from '../sframe/link-base.ts';
import type { FrameThread } from './frames/frame-thread.ts';
import type { Link } from './link/link.ts';

export interface Keyring {
  /** Asks for the keys of the present epoch. Rejects with what the bridge says. */
  readonly refresh: () => Promise<void>;
  /** Asks again unless that was done a moment ago; failures wait for the next time. */
  readonly ask: () => void;
  /** Keys this link, now and at each epoch to come. */
  readonly add: (seat: Seat, link: Link) => void;
  readonly drop: (link: string) => void;
  /** For the four words; null before the first keys. */
  readonly words: () => Uint8Array<ArrayBuffer> | null;
  /** The newest that is here; null before the first keys. */
  readonly epoch: () => number | null;
}

/** The present epoch and the one before, whose frames may still be on their way. */
const mostEpochs = 2;
const askMs = 1_000;

export interface KeyringParts {
  readonly self: Seat;
  readonly own: Uint8Array;
  readonly frames: FrameThread;
  readonly keys: () => Promise<FrameKeys>;
  /** Keys came: links have them. */
  readonly onKeys: () => void;
}

export function createKeyring({ self, own, frames, keys, onKeys }: KeyringParts): Keyring {
  let epochs: readonly FrameKeys[] = [];
  const links = new Map<string, { readonly seat: Seat; readonly link: Link }>();
  let words: Uint8Array<ArrayBuffer> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  const indexOf = ({ senders }: FrameKeys, { account, device }: Seat): number | undefined =>
    senders.find((sender) => sender.account === account && sender.device === device)?.index;

  async function give(of: FrameKeys, seat: Seat, link: Link): Promise<void> {
    const [mine, theirs] = [indexOf(of, self), indexOf(of, seat)];
    const other = link.other();
    if (mine === undefined || theirs === undefined || other === null) return;
    const ends = { own, other, link: fromBase64Url(link.id) };
    const base = await linkBase(new Uint8Array(fromBase64Url(of.base)), ends);
    frames.setKeys({ link: link.id, epoch: of.epoch, base, own: mine, other: theirs });
  }

  async function giveAll(): Promise<void> {
    // Older ones first: the newest is what frames are sealed with.
    for (const epoch of epochs) {
      for (const { seat, link } of links.values()) await give(epoch, seat, link);
    }
  }

  async function refresh(): Promise<void> {
    askedAt = performance.now();
    const found = await keys();
    // The same epoch again may name people who have come meanwhile.
    epochs = [...epochs.filter(({ epoch }) => epoch !== found.epoch), found]
      .sort((one, other) => one.epoch - other.epoch)
      .slice(-mostEpochs);
    words = new Uint8Array(fromBase64Url(found.words));
    await giveAll();
    onKeys();
  }

  return {
    refresh,
    ask() {
      if (performance.now() - askedAt >= askMs) refresh().catch(() => undefined);
    },
    add(seat, link) {
      links.set(link.id, { seat, link });
      // Asked first: somebody who came back may have another number than the one known here.
      refresh().catch(giveAll);
    },
    drop: (link) => links.delete(link),
    words: () => words,
    epoch: () => epochs.at(-1)?.epoch ?? null,
  };
}
