// Loads libsodium once and hands the loaded library to the files of this folder.

import sodium from 'libsodium-wrappers';

type Sodium = typeof sodium;

/** The WebAssembly side of the wrapper; not part of its types. */
interface LibraryMemory {
  readonly HEAPU8: Uint8Array;
  _malloc: (bytes: number) => number;
  _free: (address: number) => void;
}

let loaded: Sodium | null = null;

/** Loads the WebAssembly library (about 30 ms, once per thread). Call it at start-up before anything else here. */
export async function loadSodium(): Promise<void> {
  await sodium.ready;
  if (loaded !== null) return;
  wipeOnFree(libraryMemory(sodium));
  loaded = sodium;
}

/** The loaded library. Throws when `loadSodium()` has not finished: that is a mistake in the start-up order. */
export function getSodium(): Sodium {
  if (loaded === null) throw new Error('loadSodium() must finish before any cryptographic call');
  return loaded;
}

/** The library's linear memory, for the test that looks for leftovers in it. */
export function libraryMemory(library: Sodium): LibraryMemory {
  const { libsodium } = library as unknown as { libsodium?: LibraryMemory };
  if (typeof libsodium?._malloc !== 'function' || typeof libsodium._free !== 'function') {
    throw new Error('libsodium-wrappers no longer shows its memory: freed keys could not be wiped');
  }
  return libsodium;
}

// The wrapper copies every key into the library's memory and frees the copy without overwriting it.
function wipeOnFree(memory: LibraryMemory): void {
  const { _malloc: malloc, _free: free } = memory;
  const sizes = new Map<number, number>();
  memory._malloc = (bytes) => {
    const address = malloc(bytes);
    sizes.set(address, bytes);
    return address;
  };
  memory._free = (address) => {
    memory.HEAPU8.fill(0, address, address + (sizes.get(address) ?? 0));
    sizes.delete(address);
    free(address);
  };
}
