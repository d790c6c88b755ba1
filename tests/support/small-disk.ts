/** A real file system of a few megabytes that can be filled, made larger and made read-only. Linux; no rights are needed. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endHelper, spawnHelper } from './child.ts';

export interface SmallDisk {
  /** Where programs started by `enter` find it; empty for all others. */
  readonly path: string;
  /** Where this process sees the same files. */
  readonly seen: string;
  /** Put before a program, makes it see the disk. */
  readonly enter: readonly string[];
  resize(kilobytes: number): Promise<void>;
  setReadOnly(isReadOnly: boolean): Promise<void>;
  /** Leaves no byte free; answers the way to take the filling away. */
  fill(): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

/** A shell in a mount name space of its own; each line it is told is answered with its exit code. */
function startShell(): { readonly shell: ChildProcess; readonly tell: (line: string) => Promise<number> } {
  const shell = spawnHelper(
    'unshare',
    [
      '--user',
      '--map-current-user',
      '--keep-caps',
      '--mount',
      'sh',
      '-c',
      'while read -r l; do eval "$l"; echo $?; done',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  if (shell.stdout === null) throw new Error('the shell has no output');
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  return {
    shell,
    async tell(line) {
      shell.stdin?.write(`${line}\n`);
      const answer = await lines.next();
      if (answer.done === true) throw new Error('the shell of the small disk ended');
      return Number(answer.value);
    },
  };
}

export async function makeSmallDisk(kilobytes: number): Promise<SmallDisk> {
  const path = mkdtempSync(join(tmpdir(), 'o7d-'));
  const { shell, tell } = startShell();
  const must = async (line: string): Promise<void> => {
    const code = await tell(line);
    if (code !== 0) throw new Error(`${line}: ${code}`);
  };
  await must(`mount -t tmpfs -o size=${kilobytes}k,mode=700 none ${path}`);
  const pid = String(shell.pid);
  return {
    path,
    seen: join('/proc', pid, 'root', path),
    enter: ['nsenter', '--user', '--mount', '--preserve-credentials', '--target', pid],
    resize: (size) => must(`mount -o remount,size=${size}k ${path}`),
    setReadOnly: (isReadOnly) => must(`mount -o remount,${isReadOnly ? 'ro' : 'rw'} ${path}`),
    async fill() {
      // dd ends with a failure once nothing fits any more.
      await tell(`dd if=/dev/zero of=${path}/filling bs=1k 2>/dev/null`);
      return () => must(`rm ${path}/filling`);
    },
    async remove() {
      await endHelper(shell);
      rmdirSync(path);
    },
  };
}
