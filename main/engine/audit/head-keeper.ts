/** Keeps the head of the security log beside the database and at the service, so that a shortened log is noticed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditHead, auditHeadSchema } from '../../../contract/domain/audit-log.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Companion } from '../desk-connection.ts';
import { writeDurably } from '../keys/durable-file.ts';
import type { Desk } from '../messaging/desk.ts';
import { isPurposeOn } from '../privacy/choices/state.ts';
import { findLastLine } from '../store/repositories/audit.ts';
import { putSetting } from '../store/repositories/settings.ts';
import { compareWith, signHead } from './head.ts';
import { onRecorded } from './record.ts';

/** Name of the setting that says when the service was last told (ms UTC). */
export const headKeptSetting = 'audit-head-kept-at';

/** Closes at once: what is left to write is small. */
export interface HeadKeeper extends Companion {
  close(): void;
}

/** Lines come in bursts; one write for each burst. */
const writeAfterMs = 3_000;
/** The service takes four a minute. */
const sendEveryMs = 30_000;

function readHead(file: string): AuditHead | null {
  try {
    return auditHeadSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Begins with comparing the log with the head in `folder`; call once per open profile. Tells the service where the log has
 * grown, and writes what is not written yet when it is closed.
 */
export function keepHead(desk: Desk, folder: string): HeadKeeper {
  const file = join(folder, 'audit-head.json');
  let written = 0;
  let sent = 0;
  let mayTellAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const write = (): void => {
    timer = null;
    if (!desk.store.open) return;
    const head = signHead(desk);
    if (head === null || head.count === written) return;
    try {
      writeDurably(file, `${JSON.stringify(head)}\n`);
      written = head.count;
    } catch {
      // A full or failing disk: the next line or the end of this session tries again.
    }
  };
  const later = (work: () => void, ms: number): NodeJS.Timeout => setTimeout(work, ms).unref();
  const stopListening = onRecorded(desk.store, () => {
    timer ??= later(() => {
      write();
      desk.wake();
    }, writeAfterMs);
  });

  const known = readHead(file);
  if (known !== null) compareWith(desk, known);
  if (findLastLine(desk.store)?.seq !== known?.count) timer ??= later(write, writeAfterMs);

  return {
    async whileConnected(authorised) {
      const head = signHead(desk);
      if (head === null || head.count === sent || !isPurposeOn(desk.store, 'security')) return;
      const now = performance.now();
      if (now < mayTellAt) {
        later(desk.wake, mayTellAt - now);
        return;
      }
      mayTellAt = now + sendEveryMs;
      try {
        const answer = await authorised('audit.putHead', { head });
        sent = head.count;
        if (!desk.store.open) return;
        if (answer.known !== null) compareWith(desk, answer.known);
        putSetting(desk.store, headKeptSetting, String(desk.clock.now()));
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close() {
      stopListening();
      if (timer !== null) clearTimeout(timer);
      write();
    },
  };
}
