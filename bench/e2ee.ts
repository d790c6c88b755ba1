/** End-to-end encryption as a whole: MLS steps and durable send, beside the libsodium floor and the library that Signal uses. */
import {
  generateSignatureKeyPair,
  randomBytes,
  sign,
  verifySignature,
} from '../main/engine/crypto/primitives.ts';
import { decryptMessage, encryptMessage } from '../main/engine/e2ee/index.ts';
import { benchDurableSend, type DurableSendFigures } from './durable-send.ts';
import { benchLibsignal, type LibsignalFigures } from './libsignal.ts';
import { benchMls, type MlsBench, pairOf } from './mls.ts';
import { median, ratio, round } from './statistics.ts';

/** One message between two people, in turn with the other library's. */
interface BesideLibsignal extends LibsignalFigures {
  readonly ownDecryptMs: number;
  readonly verifyMs: number;
  /** Goal: at most 1.2. */
  readonly decryptToLibsignal: number;
  /** Verifying one signature, which that library's messages do not carry, beside all of its opening. */
  readonly verifyToLibsignal: number;
}

export interface E2eeBench {
  readonly mls: MlsBench;
  readonly durableSend: readonly DurableSendFigures[];
  /** Null where the library could not be fetched. */
  readonly libsignal: BesideLibsignal | null;
}

async function besideLibsignal(rounds = 1_000): Promise<BesideLibsignal | null> {
  let [sender, reader] = await pairOf(2, 'x25519-chacha20', Date.now());
  const keys = generateSignatureKeyPair();
  const body = randomBytes(512);
  const signature = sign(keys.privateKey, body);
  const times = { decrypt: [] as number[], verify: [] as number[] };
  const figures = await benchLibsignal(rounds, async () => {
    const sent = await encryptMessage(sender, randomBytes(200));
    sender = sent.state;
    const started = performance.now();
    reader = (await decryptMessage(reader, sent.envelope)).state;
    const between = performance.now();
    verifySignature(keys.publicKey, body, signature);
    times.decrypt.push(between - started);
    times.verify.push(performance.now() - between);
  });
  if (figures === null) return null;
  return {
    ...figures,
    ownDecryptMs: round(median(times.decrypt), 4),
    verifyMs: round(median(times.verify), 4),
    decryptToLibsignal: ratio(times.decrypt, [figures.decryptMs]),
    verifyToLibsignal: ratio(times.verify, [figures.decryptMs]),
  };
}

export async function benchE2ee(): Promise<E2eeBench> {
  const mls = await benchMls();
  const durableSend = await benchDurableSend();
  return { mls, durableSend, libsignal: await besideLibsignal() };
}
