// `npm run audit:verify -- FILE`, as a program.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { everyEvent, makeLogSigner, writeLog } from '../../support/audit-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7a-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(lines: readonly string[] | null): { status: number | null; said: string } {
  const file = join(folder, 'log.jsonl');
  rmSync(file, { force: true });
  if (lines !== null) writeFileSync(file, `${lines.join('\n')}\n`);
  const program = resolve(import.meta.dirname, '../../../build/audit-verify.ts');
  const { status, stdout } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  return { status, said: stdout };
}

it('ends with 0 for a log in order, says whose it is, and with 1 and the line for any other', () => {
  const signer = makeLogSigner();
  const lines = writeLog(everyEvent, signer);
  const whole = verify(lines);
  expect(whole.status).toBe(0);
  expect(whole.said).toContain(`In order: ${everyEvent.length} lines, as of 2023-11-14T22:13:21.000Z.`);
  expect(whole.said).toContain(`account ${signer.account}, account key ${signer.key}`);
  expect(verify(lines.toSpliced(4, 1))).toMatchObject({ status: 1, said: expect.stringContaining('Line 5') });
  expect(verify(lines.slice(0, -1))).toMatchObject({
    status: 1,
    said: expect.stringContaining(`Line ${lines.length}: the file ends here`),
  });
  expect(verify(null)).toMatchObject({ status: 1, said: 'The file cannot be read.\n' });
});
