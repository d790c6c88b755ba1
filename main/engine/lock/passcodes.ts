/** Sets, changes and removes the passcode of an open profile. */
import type { AuditCode, ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { encodePasscode, newPasscodeKey } from '../keys/passcode.ts';
import type { Profile } from '../profile/profile.ts';
import { rewrap } from '../profile/rewrapping.ts';
import { confirmPasscode } from '../profile/unlocking.ts';

/**
 * `next` null removes it. Throws `passcode.wrong`, `passcode.wait`, `passcode.tooShort`, `passcode.tooLong`, and
 * `passcode.required` where the computer is shared or has no keychain.
 */
export async function changePasscode(
  profile: Profile,
  current: string | null,
  next: string | null,
): Promise<ProfileStatus> {
  const { place, clock } = profile;
  const parsed = next === null ? null : encodePasscode(next);
  return profile.changeVault(async (vault) => {
    const { shared, wrap } = vault.keyFile;
    const isNeeded = shared || wrap.backend === 'none';
    if (parsed === null && isNeeded) throw new AppError('passcode.required');
    await confirmPasscode(place, vault, clock.now(), current);
    const passcode = parsed === null ? null : await newPasscodeKey(parsed, place.leastPasscodeCost);
    const changed = await rewrap(place, vault, { passcode });
    const set: AuditCode = wrap.passcode === null ? 'passcode.set' : 'passcode.changed';
    recordEvent(changed.store, clock.now(), { code: passcode === null ? 'passcode.removed' : set });
    if (passcode !== null) profile.notePasscode();
    return changed;
  });
}
