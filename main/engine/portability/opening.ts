/** Opens an archive that somebody chose: plain or sealed, its directory read and its table of contents believed as far as it fits. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { PortableFileView } from '../../../contract/bridge/portable-view.ts';
import {
  type PortableManifest,
  portableFormat,
  portableManifestSchema,
  portableVersion,
} from '../../../contract/domain/portable.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { open } from '../../writing/files.ts';
import { encodePasscode, passcodeKey } from '../keys/passcode.ts';
import { fileSource } from './disk.ts';
import { isSealed, openSealed } from './sealed-file.ts';
import type { Source } from './zip/ports.ts';
import { readDirectory, readItem, type ZipItem } from './zip/reading.ts';

/** Longer than this is no table of contents of ours: half a million files. */
const mostManifestBytes = 256 * 1024 * 1024;

/** An archive whose table of contents was read; close it. */
export interface OpenArchive {
  readonly source: Source;
  readonly manifest: PortableManifest;
  readonly items: ReadonlyMap<string, ZipItem>;
  close(): Promise<void>;
}

const damaged = (cause?: unknown) => new AppError('import.damaged', { cause });

/** All of a short entry. */
async function readWhole(source: Source, item: ZipItem, most: number): Promise<Buffer> {
  if (item.bytes > most) throw new AppError('import.tooLarge');
  const parts: Buffer[] = [];
  for await (const part of readItem(source, item)) parts.push(part);
  return Buffer.concat(parts);
}

/** Throws `import.notAnExport`, `import.newer`, `import.invalidData`. */
function parseManifest(bytes: Buffer): PortableManifest {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new AppError('import.invalidData', { cause });
  }
  const outside = value as { readonly format?: unknown; readonly version?: unknown } | null;
  if (outside?.format !== portableFormat) throw new AppError('import.notAnExport');
  if (typeof outside.version === 'number' && outside.version > portableVersion)
    throw new AppError('import.newer', { fields: { version: outside.version } });
  const parsed = portableManifestSchema.safeParse(value);
  if (!parsed.success) throw new AppError('import.invalidData', { cause: parsed.error });
  return parsed.data;
}

/** Every file of the table is there, as long as it says, and nothing else is. */
function requireFiles(manifest: PortableManifest, items: ReadonlyMap<string, ZipItem>): void {
  const named = new Set(manifest.files.map(({ path }) => path));
  if (named.size !== manifest.files.length) throw new AppError('import.duplicate');
  for (const { path, bytes } of manifest.files) {
    const item = items.get(path);
    if (item === undefined) throw new AppError('import.missingFile');
    if (item.bytes !== bytes) throw new AppError('import.changed');
  }
  if (items.size !== named.size + 1) throw damaged();
}

async function readContents(source: Source): Promise<Omit<OpenArchive, 'close' | 'source'>> {
  const items = await readDirectory(source);
  const item = items.get('manifest.json');
  if (item === undefined) throw new AppError('import.notAnExport');
  const manifest = parseManifest(await readWhole(source, item, mostManifestBytes));
  requireFiles(manifest, items);
  return { manifest, items };
}

/**
 * Throws `import.notAnExport`, `import.newer`, `import.damaged`, `import.badName`, `import.duplicate`, `import.tooLarge`,
 * `import.missingFile`, `import.changed`, `import.invalidData`; of a sealed one also `import.wrongPassphrase`,
 * `import.passphraseNeeded`.
 */
export async function openArchive(path: string, passphrase: string | null): Promise<OpenArchive> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError('import.unreadable', { cause });
  });
  let inside: (Source & { forget(): void }) | null = null;
  const close = async (): Promise<void> => {
    inside?.forget();
    await handle.close();
  };
  try {
    const file = await fileSource(handle);
    if (await isSealed(file)) {
      if (passphrase === null) throw new AppError('import.passphraseNeeded');
      const typed = encodePasscode(passphrase);
      inside = await openSealed(file, (salt, cost) =>
        passcodeKey(typed, { ...cost, salt: toBase64Url(salt) }),
      );
    }
    const source = inside ?? file;
    return { source, ...(await readContents(source)), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** What can be told of a file before anything is typed. Throws as `openArchive` for a plain one. */
export async function inspectArchive(path: string): Promise<PortableFileView> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError('import.unreadable', { cause });
  });
  try {
    const file = await fileSource(handle);
    const view = { name: basename(path).slice(0, 255), bytes: file.size };
    if (await isSealed(file)) return { ...view, sealed: true, madeAt: null };
    const { manifest } = await readContents(file);
    return { ...view, sealed: false, madeAt: manifest.madeAt };
  } finally {
    await handle.close();
  }
}

/** The content of an entry; after its last byte its hash is what the table of contents says, or `import.changed` is thrown. */
export async function* readChecked(
  { source, items }: OpenArchive,
  { path, sha256 }: PortableManifest['files'][number],
): AsyncGenerator<Buffer> {
  const item = items.get(path);
  if (item === undefined) throw new AppError('import.missingFile');
  const hash = createHash('sha256');
  for await (const part of readItem(source, item)) {
    hash.update(part);
    yield part;
  }
  if (hash.digest('hex') !== sha256) throw new AppError('import.changed');
}
