/** Looks at a passcode: counted before it is tried, waited for after wrong ones. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { equalConstantTime, wipe } from '../crypto/primitives.ts';
import type { Attempts } from '../keys/attempts.ts';
import { encodePasscode, passcodeKey } from '../keys/passcode.ts';
import type { Store } from '../store/database.ts';
import { openVault, type Vault } from './vault.ts';
import { attemptsOf, type VaultPlace } from './vault-place.ts';

function wrong(attempts: Attempts, now: number): AppError {
  const until = attempts.waitUntil(now);
  return new AppError('passcode.wrong', {
    fields: { tries: attempts.count(), ...(until === null ? {} : { until }) },
  });
}

/** Runs `look` under the count. Throws `passcode.wait` before, `passcode.wrong` after. */
async function counted<Result>(
  attempts: Attempts,
  now: number,
  look: () => Promise<Result>,
): Promise<Result> {
  const until = attempts.waitUntil(now);
  if (until !== null) throw new AppError('passcode.wait', { fields: { until } });
  attempts.record(now);
  try {
    const found = await look();
    attempts.forgive();
    return found;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'passcode.wrong') throw wrong(attempts, now);
    attempts.forgive();
    throw thrown;
  }
}

/** Writes the wrong tries so far into the security log, then forgets them. */
export function settleTries(attempts: Attempts, store: Store, now: number): void {
  const count = attempts.count();
  if (count > 0) recordEvent(store, now, { code: 'lock.wrongPasscode', count });
  attempts.clear();
}

/** What is too short or too long for a passcode cannot be the right one. */
function parseGuess(typed: string): Uint8Array {
  try {
    return encodePasscode(typed);
  } catch (cause) {
    throw new AppError('passcode.wrong', { cause });
  }
}

/** Opens the vault by its passcode. Throws `passcode.wrong`, `passcode.wait` and what `openVault` throws. */
export async function tryPasscode(place: VaultPlace, now: number, typed: string): Promise<Vault> {
  wipe(parseGuess(typed));
  const attempts = attemptsOf(place);
  const vault = await counted(attempts, now, () => openVault(place, typed));
  settleTries(attempts, vault.store, now);
  return vault;
}

/** That whoever sits there knows the passcode of the open vault. Throws as above; nothing where none is set. */
export async function confirmPasscode(
  place: VaultPlace,
  vault: Vault,
  now: number,
  typed: string | null,
): Promise<void> {
  const { passcode } = vault;
  if (passcode === null) return;
  const guess = parseGuess(typed ?? '');
  const attempts = attemptsOf(place);
  await counted(attempts, now, async () => {
    const key = await passcodeKey(guess, passcode.cost);
    const isRight = equalConstantTime(key, passcode.key);
    wipe(key);
    if (!isRight) throw new AppError('passcode.wrong');
  });
  settleTries(attempts, vault.store, now);
}
