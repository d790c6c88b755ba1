// Loads libsodium once and hands the loaded library to the files of this folder.

import sodium from 'libsodium-wrappers';

type Sodium = typeof sodium;

let loaded: Sodium | null = null;

/** Loads the WebAssembly library (about 30 ms, once per thread). Call it at start-up before anything else here. */
export async function loadSodium(): Promise<void> {
  await sodium.ready;
  loaded = sodium;
}

/** The loaded library. Throws when `loadSodium()` has not finished: that is a mistake in the start-up order. */
export function getSodium(): Sodium {
  if (loaded === null) throw new Error('loadSodium() must finish before any cryptographic call');
  return loaded;
}
