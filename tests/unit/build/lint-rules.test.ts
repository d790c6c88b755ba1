// The rules that keep the borders: each is shown a line that breaks it, and a place where the same line is right.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/setup/paths.js';

const request = "import { get } from 'node:https';\nget('https://example.org');\n";
const socket =
  "import { WebSocket } from 'ws';\nexport const open = () => new WebSocket('wss://example.org');\n";
const globalFetch = "export const load = () => fetch('https://example.org');\n";
const hiddenFetch = "export const load = () => globalThis.fetch('https://example.org');\n";
const hiddenRaw = "import * as electron from 'electron';\nelectron.ipcMain.removeHandler('x');\n";
const chromiumNet = "import { net } from 'electron';\nnet.request('https://example.org');\n";
const hiddenNet = "import * as electron from 'electron';\nelectron.net.request('https://example.org');\n";
const rawMain = "import { ipcMain } from 'electron';\nipcMain.removeHandler('x');\n";
const rawRenderer = "import { ipcRenderer } from 'electron';\nipcRenderer.sendSync('x');\n";

const refused = [
  ['main/engine/messaging/request.ts', request, 'noRestrictedImports'],
  ['main/shell/socket.ts', socket, 'noRestrictedImports'],
  ['renderer/fetch.ts', globalFetch, 'noRestrictedGlobals'],
  ['main/engine/keys/fetch.ts', globalFetch, 'noRestrictedGlobals'],
  ['main/bridge/request.ts', request, 'noRestrictedImports'],
  ['main/shell/chromium.ts', chromiumNet, 'noRestrictedImports'],
  ['main/bridge/chromium.ts', chromiumNet, 'noRestrictedImports'],
  ['main/shell/hidden-chromium.ts', hiddenNet, 'noJsRestrictedProperties'],
  ['main/shell/raw.ts', rawMain, 'noRestrictedImports'],
  ['renderer/raw.ts', rawRenderer, 'noRestrictedImports'],
  ['main/engine/hidden-fetch.ts', hiddenFetch, 'noJsRestrictedProperties'],
  ['main/shell/hidden-raw.ts', hiddenRaw, 'noJsRestrictedProperties'],
  ['main/engine/loose.ts', 'export const loose = (value: any) => value;\n', 'noExplicitAny'],
  ['renderer/side.module.css', '.box {\n  margin-left: 4px;\n}\n', 'useLogicalProperties'],
  ['renderer/border.module.css', '.box {\n  border-right: 0;\n}\n', 'useLogicalProperties'],
  ['renderer/inset.module.css', '.box {\n  left: 0;\n}\n', 'useLogicalProperties'],
  ['contract/enum.ts', 'export enum Kind {\n  A,\n}\n', 'noEnum'],
] as const;

const right = [
  ['main/engine/sync/network.ts', `${request}${globalFetch}`],
  ['main/egress/guard.ts', request],
  ['service/socket.ts', socket],
  ['renderer/logical.module.css', '.box {\n  margin-inline-start: 4px;\n  inset-inline: 0;\n}\n'],
  ['main/bridge/raw.ts', rawMain],
  ['preload/raw.ts', rawRenderer],
] as const;

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'o7-lint-'));
  let report = '';

  beforeAll(() => {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [path, code] of [...refused, ...right]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const args = [biome, 'lint', '--colors=off', '--vcs-enabled=false', '--max-diagnostics=100', '.'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    report = `${stdout}${stderr}`;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The rules that the linter named for a file. */
  const findings = (path: string): string[] =>
    report
      .split('\n')
      .filter((line) => line.startsWith(`${path}:`))
      .map((line) => /lint\/\w+\/(\w+)/.exec(line)?.[1] ?? '');

  it.each(refused)('refuses %s', (path, _code, rule) => {
    expect(findings(path)).toContain(rule);
  });

  it.each(right)('takes %s', (path) => {
    expect(findings(path)).toEqual([]);
  });
});
