// Starts the packed program in a session of its own: its self-test, and the switches that it must refuse.

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { everyEvent, makeLogSigner, writeLog } from '../../tests/support/audit-log.ts';
import { startDisplay } from '../../tests/support/display.ts';
import { startKeyring } from '../../tests/support/keyring.ts';

/** Switches that would open the app to other programs or other servers. */
const refusedSwitches = [
  '--remote-debugging-port=9333',
  '--remote-debugging-pipe',
  '--proxy-server=http://127.0.0.1:9',
  '--host-rules=MAP * 127.0.0.1',
  '--ignore-certificate-errors',
  '--user-data-dir=/tmp/elsewhere',
  '--js-flags=--expose-gc',
  '--no-sandbox',
  '--inspect=0',
] as const;

/** What `main/shell/hardening/process.ts` ends with. */
const unknownSwitchExit = 64;

type Start = (...args: readonly string[]) => SpawnSyncReturns<string>;

function selfTest(start: Start): Record<string, unknown> {
  const { status, stdout, stderr } = start('--self-test');
  if (status !== 0) throw new Error(`the packed app failed its self-test (${status})\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

function checkRefusals(start: Start): void {
  for (const name of refusedSwitches) {
    const { status } = start('--self-test', name);
    if (status !== unknownSwitchExit) throw new Error(`the packed app took ${name} (exit ${status})`);
  }
  const asNode = spawnSyncAsNode(start);
  if (asNode.stdout.includes('ran as node')) throw new Error('the packed app runs as Node');
}

/** The app itself checks an exported security log: whole, and with one line taken out. */
function checkVerifier(start: Start): void {
  const folder = mkdtempSync(join(tmpdir(), 'o7-audit-'));
  try {
    const lines = writeLog(everyEvent, makeLogSigner());
    for (const [name, written, status, words] of [
      ['whole', lines, 0, 'In order'],
      ['cut', lines.toSpliced(3, 1), 1, 'Line 4'],
    ] as const) {
      const file = join(folder, name);
      writeFileSync(file, `${written.join('\n')}\n`);
      const said = start(`--verify-audit=${file}`);
      if (said.status !== status || !said.stdout.includes(words))
        throw new Error(`the packed app misjudged a security log (${name}): ${said.status} ${said.stdout}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With its fuse off the variable means nothing, and the script is no switch, link or self-test. */
function spawnSyncAsNode(start: Start): SpawnSyncReturns<string> {
  process.env['ELECTRON_RUN_AS_NODE'] = '1';
  try {
    return start('--self-test', '-e', 'console.log("ran as node")');
  } finally {
    delete process.env['ELECTRON_RUN_AS_NODE'];
  }
}

/**
 * Installs the packed folder elsewhere for as long as the tests run, as a person would: it must not need the clone,
 * and in a clone that only root may enter Chromium's sandboxed processes could not start from there at all.
 */
function install(executable: string): { readonly installed: string; readonly remove: () => void } {
  if (process.platform === 'darwin') return { installed: executable, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'o7-installed-'));
  cpSync(dirname(executable), folder, { recursive: true });
  return {
    installed: join(folder, basename(executable)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs all of it; returns what the self-test said, throws with the program's own words where something is wrong. */
export async function smokeTest(executable: string): Promise<Record<string, unknown>> {
  const linux = process.platform === 'linux';
  const display = linux ? await startDisplay() : null;
  const keyring = linux ? await startKeyring() : null;
  const { installed, remove } = install(executable);
  const start: Start = (...args) =>
    spawnSync(installed, args, {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, ...display?.env, ...keyring?.env },
    });
  try {
    const found = selfTest(start);
    checkRefusals(start);
    checkVerifier(start);
    return { ...found, refusedSwitches };
  } finally {
    remove();
    await keyring?.stop();
    await display?.stop();
  }
}
