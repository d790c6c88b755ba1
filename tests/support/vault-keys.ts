/** Opens a person's store as somebody would who has this computer: the keychain's secret opens a profile without passcode and binding. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64Url } from '../../contract/encoding/base64url.ts';
import { decodeKeyFile } from '../../main/engine/keys/key-file.ts';
import { unwrapDataKey } from '../../main/engine/keys/wrap.ts';
import type { KeychainEntries } from './keychain-entries.ts';
import type { Person } from './person.ts';

export function openKeysOf(person: Person, keychain: KeychainEntries) {
  const keyFile = decodeKeyFile(readFileSync(join(person.profileDir, 'vault', 'key.json'), 'utf8'));
  const secret = fromBase64Url(keychain.list()[`device-secret:${keyFile.profile}`] ?? '');
  return { keyFile, dataKey: unwrapDataKey(keyFile, secret, null, null) };
}
