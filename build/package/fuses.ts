// Reads the fuses of a built program back and compares them with what electron-builder.yml states.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { root } from '../setup/paths.js';

/** Names of electron-builder.yml for the fuses that programs carry. */
const fuseOf: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** The `electronFuses` block: one `name: true|false` a line. */
export function statedFuses(): Record<string, boolean> {
  const block =
    /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))?.[1] ??
    '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', value]) => [
      name,
      value === 'true',
    ]),
  );
}

/** Returns the fuses as read; throws when one differs from what is stated, or is not stated at all. */
export async function checkFuses(executable: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executable);
  const stated = statedFuses();
  const read: Record<string, boolean> = {};
  for (const [name, fuse] of Object.entries(fuseOf)) {
    read[name] = wire[fuse] === FuseState.ENABLE;
    if (read[name] !== stated[name]) throw new Error(`fuse ${name} is ${read[name]}, stated ${stated[name]}`);
  }
  return read;
}
