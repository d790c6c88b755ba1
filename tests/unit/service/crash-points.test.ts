import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const file = join(import.meta.dirname, '../../../service/crash-points.ts');

/** How a process ends that arms a point and then passes it twice. */
function endOf(arming: string): Promise<{ readonly signal: string | null; readonly said: string }> {
  const program = `import { armCrashPoint, reach } from ${JSON.stringify(file)};
    ${arming}
    console.log('before'); reach('deliver.sent'); console.log('between'); reach('deliver.sent'); console.log('after');`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module-typescript', '-e', program], (error, stdout) => {
      resolve({ signal: error?.signal ?? null, said: stdout.trim().split('\n').join(' ') });
    });
  });
}

it('ends the process at the armed point, at the time asked for, and nowhere else', async () => {
  expect(await endOf('')).toEqual({ signal: null, said: 'before between after' });
  expect(await endOf(`armCrashPoint('transaction.written');`)).toEqual({
    signal: null,
    said: 'before between after',
  });
  expect(await endOf(`armCrashPoint('deliver.sent');`)).toEqual({ signal: 'SIGKILL', said: 'before' });
  expect(await endOf(`armCrashPoint('deliver.sent', 2);`)).toEqual({
    signal: 'SIGKILL',
    said: 'before between',
  });
});
