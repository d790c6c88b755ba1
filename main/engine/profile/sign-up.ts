/** Makes the keys and first rows of a new profile: a therapist who opens a practice, a client who joins one. */
import { newId } from '../crypto/ids.ts';
import { generateSignatureKeyPair } from '../crypto/primitives.ts';
import { createDevice, signDeviceList } from '../keys/identity.ts';
import type { Account, Device } from '../store/repositories/account.ts';

export interface NewProfile {
  readonly account: Omit<Account, 'registration'>;
  readonly device: Device;
}

/** Account key, first device and signed list; nothing is written. */
export function makeProfile(role: Account['role'], nickname: string, now: number): NewProfile {
  const key = generateSignatureKeyPair();
  const id = newId();
  const device = createDevice(id, key, now);
  const deviceList = signDeviceList(key, id, [device.entry], null);
  return { account: { id, role, nickname, key, deviceList, createdAt: now }, device };
}
