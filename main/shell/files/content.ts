// Reads a file's content from the engine into this process's memory; it never touches the disk in the clear.

import type { ShellResponse } from '../../../contract/bridge/shell-calls.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { EngineHost } from '../engine/engine-host.ts';

export interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Throws `file.unknown`, `file.notHere`, `file.notShown` past `most` bytes, `store.damaged`. */
export async function readContent(
  engine: EngineHost,
  file: string,
  most: number,
  isWanted: (type: string) => boolean,
): Promise<Content> {
  const {
    reader,
    type,
    bytes: size,
  } = (await engine.call('files.begin', { file })) as ShellResponse<'files.begin'>;
  try {
    if (!isWanted(type) || size > most) throw new AppError('file.notShown');
    const parts: Uint8Array[] = [];
    let read = 0;
    for (;;) {
      const { bytes } = (await engine.call('files.next', { reader })) as ShellResponse<'files.next'>;
      if (bytes === null) return { type, bytes: Buffer.concat(parts) };
      read += bytes.length;
      // Longer than its author said.
      if (read > most) throw new AppError('file.notShown');
      parts.push(bytes);
    }
  } finally {
    await engine.call('files.end', { reader }).catch(() => undefined);
  }
}
