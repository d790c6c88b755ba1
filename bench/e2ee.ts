/** End-to-end encryption as a whole: MLS steps and durable send, beside the libsodium floor and the library that Signal uses. */
import { benchDurableSend, type DurableSendFigures } from './durable-send.ts';
import { benchLibsignal, type LibsignalFigures } from './libsignal.ts';
import { benchMls, type MlsBench } from './mls.ts';
import { round } from './statistics.ts';

export interface E2eeBench {
  readonly mls: MlsBench;
  readonly durableSend: readonly DurableSendFigures[];
  /** Null where the library could not be fetched. */
  readonly libsignal: LibsignalFigures | null;
  /** Goal: at most 1.2. */
  readonly decryptToLibsignal: number | null;
  /** Verifying one signature, which that library's messages do not carry, beside all of its opening. */
  readonly verifyToLibsignal: number | null;
}

export async function benchE2ee(): Promise<E2eeBench> {
  const mls = await benchMls();
  const durableSend = await benchDurableSend();
  const libsignal = await benchLibsignal();
  const [pair] = mls.sizes;
  const beside = (ms: number | undefined) =>
    libsignal === null || ms === undefined ? null : round(ms / libsignal.decryptMs);
  return {
    mls,
    durableSend,
    libsignal,
    decryptToLibsignal: beside(pair?.decryptMs),
    verifyToLibsignal: beside(pair?.verifyMs),
  };
}
