/** In place of a keychain where a system has none: a file beside the vault. It protects nothing by itself; the passcode is the other half. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../../contract/errors/app-error.ts';
import { writeDurably } from './durable-file.ts';
import type { Keychain } from './keychain.ts';

const schema = z.record(z.string(), z.string());

/** Same errors as the system's keychain: `keychain.entryMissing` for an absent name, `keyFile.damaged` for an unreadable file. */
export function openFolderKeychain(file: string): Keychain {
  const readAll = (): Record<string, string> => {
    if (!existsSync(file)) return {};
    try {
      return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (cause) {
      throw new AppError('keyFile.damaged', { cause });
    }
  };
  const write = (entries: Record<string, string>): void => writeDurably(file, `${JSON.stringify(entries)}\n`);
  return {
    backend: 'none',
    async read(name) {
      const secret = readAll()[name];
      if (secret === undefined) throw new AppError('keychain.entryMissing');
      return secret;
    },
    async write(name, secret) {
      write({ ...readAll(), [name]: secret });
    },
    async remove(name) {
      const { [name]: gone, ...left } = readAll();
      if (gone !== undefined) write(left);
    },
  };
}
