// `--verify-audit=FILE`: the app checks an exported security log, prints what it found, and ends without opening anything.

import { resolve } from 'node:path';
import { app } from 'electron';
import { checkAuditFile } from './audit-file.ts';

const start = '--verify-audit=';

/** Ends this process with 0 (in order) or 1 where it was started for a check; no profile is claimed or read. */
export function verifyAuditAndExit(): void {
  const asked = process.argv.find((argument) => argument.startsWith(start));
  if (asked === undefined) return;
  const { ok, words } = checkAuditFile(resolve(asked.slice(start.length)));
  process.stdout.write(`${words}\n`);
  app.exit(ok ? 0 : 1);
  // app.exit ends the process only at the next turn of the loop.
  process.exit(ok ? 0 : 1);
}
