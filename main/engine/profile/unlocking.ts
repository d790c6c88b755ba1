/** Looks at a passcode: counted before it is tried, waited for after wrong ones. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { equalConstantTime, wipe } from '../crypto/primitives.ts';
import type { Attempts } from '../keys/attempts.ts';
import { parsePasscode, passcodeKey } from '../keys/passcode.ts';
import { openVault, type Vault } from './vault.ts';
import { attemptsOf, type VaultPlace } from './vault-place.ts';

function wrong(attempts: Attempts, now: number): AppError {
  const until = attempts.waitUntil(now);
  return new AppError('passcode.wrong', {
    fields: { tries: attempts.count(), ...(until === null ? {} : { until }) },
  });
}

/** Runs `look` under the count. Throws `passcode.wait` before, `passcode.wrong` after; answers the wrong tries before this one. */
async function counted<Result>(
  place: VaultPlace,
  now: number,
  look: () => Promise<Result>,
): Promise<{ readonly value: Result; readonly wrongTries: number }> {
  const attempts = attemptsOf(place);
  const until = attempts.waitUntil(now);
  if (until !== null) throw new AppError('passcode.wait', { fields: { until } });
  attempts.record(now);
  try {
    const value = await look();
    const wrongTries = attempts.count() - 1;
    attempts.clear();
    return { value, wrongTries };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'passcode.wrong') throw wrong(attempts, now);
    attempts.forgive();
    throw thrown;
  }
}

/** What is too short or too long for a passcode cannot be the right one. */
function parseGuess(typed: string): Uint8Array {
  try {
    return parsePasscode(typed);
  } catch (cause) {
    throw new AppError('passcode.wrong', { cause });
  }
}

/** Opens the vault by its passcode. Throws `passcode.wrong`, `passcode.wait` and what `openVault` throws. */
export async function tryPasscode(
  place: VaultPlace,
  now: number,
  typed: string,
): Promise<{ readonly vault: Vault; readonly wrongTries: number }> {
  wipe(parseGuess(typed));
  const { value, wrongTries } = await counted(place, now, () => openVault(place, typed));
  return { vault: value, wrongTries };
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
  await counted(place, now, async () => {
    const key = await passcodeKey(guess, passcode.cost);
    const isRight = equalConstantTime(key, passcode.key);
    wipe(key);
    if (!isRight) throw new AppError('passcode.wrong');
  });
}
