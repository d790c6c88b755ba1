/** The operating system's keychain, with its causes of failure told apart (keytar alone answers null to all of them). */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { KeyWrap } from './key-file.ts';

/** Which system store keeps the device secret; recorded in the key file so that a weaker one is never used silently. */
export type KeychainBackend = KeyWrap['backend'];

/** One secret per name. Errors: `keychain.unavailable`, `keychain.locked`, and `keychain.entryMissing` from `read`. */
export interface Keychain {
  readonly backend: KeychainBackend;
  /** `witness`: an entry that stands beside it; where it is found, a missing one is missing and nothing need be tried. */
  read(name: string, witness?: string): Promise<string>;
  /** Writes and reads back; what does not come back the same is `keychain.unavailable`. */
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The part of keytar that is used. `findCredentials` is left out on purpose: on a locked keyring it crashes the process. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const backends: Partial<Record<NodeJS.Platform, KeychainBackend>> = {
  linux: 'libsecret',
  darwin: 'macos-keychain',
  win32: 'windows-credential-vault',
};

function causeOf(thrown: unknown): AppError {
  const locked = thrown instanceof Error && /locked/i.test(thrown.message);
  return new AppError(locked ? 'keychain.locked' : 'keychain.unavailable', { cause: thrown });
}

/**
 * The keychain of this system under one service name. Throws `keychain.unavailable` on a system without a supported one.
 */
export function openKeychain(keytar: Keytar, service: string, platform = process.platform): Keychain {
  const backend = backends[platform];
  if (backend === undefined) throw new AppError('keychain.unavailable');

  const write = async (name: string, secret: string): Promise<void> => {
    try {
      await keytar.setPassword(service, name, secret);
    } catch (thrown) {
      throw causeOf(thrown);
    }
    if ((await keytar.getPassword(service, name)) !== secret) throw new AppError('keychain.unavailable');
  };

  /** A null can mean missing, locked or no keychain at all; without a witness only trying to write tells which. */
  const explainNull = async (witness: string | undefined): Promise<AppError> => {
    try {
      if (witness !== undefined && (await keytar.getPassword(service, witness)) !== null)
        return new AppError('keychain.entryMissing');
      await keytar.setPassword(service, 'probe', 'probe');
      await keytar.deletePassword(service, 'probe');
      return new AppError('keychain.entryMissing');
    } catch (thrown) {
      return causeOf(thrown);
    }
  };

  return {
    backend,
    async read(name, witness) {
      let secret: string | null;
      try {
        secret = await keytar.getPassword(service, name);
      } catch (thrown) {
        throw causeOf(thrown);
      }
      if (secret === null) throw await explainNull(witness);
      return secret;
    },
    write,
    async remove(name) {
      try {
        await keytar.deletePassword(service, name);
      } catch (thrown) {
        throw causeOf(thrown);
      }
    },
  };
}
