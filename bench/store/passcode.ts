/** What a passcode costs here: the chosen Argon2id cost and how long one guess takes. */
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { newPasscodeKey, passcodeKey } from '../../main/engine/keys/passcode.ts';
import { median, round } from '../statistics.ts';

export async function benchPasscode() {
  await loadSodium();
  const passcode = new TextEncoder().encode('a passcode of the bench');
  const { cost } = await newPasscodeKey(passcode);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    await passcodeKey(passcode, cost);
    times.push(performance.now() - started);
  }
  return { ops: cost.ops, mebibytes: cost.memBytes / 1024 / 1024, guessMs: round(median(times), 0) };
}
