// electron-builder.yml: valid for its own schema, and no fuse is left to a default.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { statedFuses } from '../../../build/package/fuses.ts';
import { root } from '../../../build/setup/paths.js';

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));

interface ConfigTools {
  getConfig(folder: string, file: string, extra: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: unknown, log: unknown): Promise<void>;
}

const tools = builder('app-builder-lib/out/util/config/config.js') as ConfigTools;
const { DebugLogger } = builder('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };

describe('electron-builder.yml', () => {
  it('fits the schema on every platform', async () => {
    const config = await tools.getConfig(root, 'electron-builder.yml', null);
    await expect(tools.validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('is refused by the same check with a misspelt name', async () => {
    const config = await tools.getConfig(root, 'electron-builder.yml', null);
    const misspelt = { ...config, electronFuse: {} };
    await expect(tools.validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow();
  });

  it('states every fuse that the schema knows', () => {
    const scheme = JSON.parse(readFileSync(builder.resolve('app-builder-lib/scheme.json'), 'utf8')) as {
      definitions: { FuseOptionsV1: { properties: Record<string, unknown> } };
    };
    const known = Object.keys(scheme.definitions.FuseOptionsV1.properties);
    expect(Object.keys(statedFuses()).sort()).toEqual(known.sort());
  });

  it('keeps every door of the runtime shut', () => {
    const open = Object.entries(statedFuses()).filter(([, value]) => value);
    expect(open.map(([name]) => name).sort()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
    ]);
  });
});
