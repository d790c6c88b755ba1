/** End-to-end encryption as a whole: MLS steps and durable send, beside the libsodium floor and the library that Signal uses. */
import { benchDurableSend, type DurableSendFigures } from './durable-send.ts';
import { benchLibsignal, type LibsignalFigures } from './libsignal.ts';
import { benchMls, type MlsBench } from './mls.ts';

export interface E2eeBench {
  readonly mls: MlsBench;
  readonly durableSend: readonly DurableSendFigures[];
  /** Null where the library could not be fetched. */
  readonly libsignal: LibsignalFigures | null;
  /** Goal: at most 1.2. */
  readonly decryptToLibsignal: number | null;
}

export async function benchE2ee(): Promise<E2eeBench> {
  const mls = await benchMls();
  const durableSend = await benchDurableSend();
  const libsignal = await benchLibsignal();
  const own = mls.sizes[0]?.decryptMs ?? Number.NaN;
  const decryptToLibsignal = libsignal === null ? null : Number((own / libsignal.decryptMs).toFixed(2));
  return { mls, durableSend, libsignal, decryptToLibsignal };
}
