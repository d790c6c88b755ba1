/** Counts starts in the store and in the keychain: a store that has counted fewer was put back from an older copy. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { startCounterName } from '../keys/device-secret.ts';
import type { Keychain } from '../keys/keychain.ts';
import { countStart, markOlderCopy, setStarts } from '../store/repositories/counters.ts';
import { inTransaction } from '../store/statement.ts';
import type { Vault } from './vault.ts';

async function readStarts(keychain: Keychain, profile: string): Promise<number> {
  try {
    const starts = Number(await keychain.read(startCounterName(profile)));
    return Number.isSafeInteger(starts) && starts >= 0 ? starts : 0;
  } catch (thrown) {
    const missing = thrown instanceof AppError && thrown.code === 'keychain.entryMissing';
    if (missing) return 0;
    throw thrown;
  }
}

/** Call once per start. Store first, keychain second: a crash in between leaves the store ahead, which is harmless. */
export async function recordStart({ keychain, keyFile, store }: Vault): Promise<void> {
  const known = await readStarts(keychain, keyFile.profile);
  const starts = inTransaction(store, () => {
    const counted = countStart(store);
    if (known < counted) return counted;
    markOlderCopy(store);
    setStarts(store, known + 1);
    return known + 1;
  });
  reach('start.counted');
  await keychain.write(startCounterName(keyFile.profile), String(starts));
}
