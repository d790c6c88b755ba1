import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const file = join(import.meta.dirname, '../../../../main/engine/crash-points.ts');

/** How a process ends that arms a point and then passes it twice. */
function endOf(arming: string): Promise<{ readonly signal: string | null; readonly said: string }> {
  const program = `import { armCrashPoint, reach } from ${JSON.stringify(file)};
    ${arming}
    console.log('before'); reach('backup.slice'); console.log('between'); reach('backup.slice'); console.log('after');`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module-typescript', '-e', program], (error, stdout) => {
      resolve({ signal: error?.signal ?? null, said: stdout.trim().split('\n').join(' ') });
    });
  });
}

it('ends the process at the armed point, at the time asked for, and nowhere else', async () => {
  expect(await endOf('')).toEqual({ signal: null, said: 'before between after' });
  expect(await endOf(`armCrashPoint('backup.begun');`)).toEqual({
    signal: null,
    said: 'before between after',
  });
  expect(await endOf(`armCrashPoint('backup.slice');`)).toEqual({ signal: 'SIGKILL', said: 'before' });
  expect(await endOf(`armCrashPoint('backup.slice', 2);`)).toEqual({
    signal: 'SIGKILL',
    said: 'before between',
  });
});
