/** The data of an archive that another installation takes over: found by name, read line by line, checked against the schema. */
import { z } from 'zod';
import {
  type PortableConversation,
  type PortableLine,
  type PortableManifest,
  type PortableSettings,
  portableConversationSchema,
  portableLineSchema,
  portableSettingsSchema,
} from '../../../contract/domain/portable.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type OpenArchive, readChecked } from './opening.ts';

type Named = PortableManifest['files'][number];

/** One conversation of an archive, its parts in order. */
export interface ArchivedConversation {
  readonly description: Named;
  readonly parts: readonly Named[];
}

export interface ArchiveData {
  readonly conversations: readonly ArchivedConversation[];
  readonly settings: Named | null;
  /** By path. */
  readonly files: ReadonlyMap<string, Named>;
}

/** No line of ours is longer: two texts of 32 KiB, escaped, and what stands around them. */
const mostLineBytes = 1024 * 1024;
const mostJsonBytes = 4 * 1024 * 1024;
const pattern =
  /^data\/conversations\/([A-Za-z0-9_-]{22})\/(?:conversation\.json|messages-(\d{4,})\.ndjson)$/;

const invalid = (cause?: unknown) => new AppError('import.invalidData', { cause });

/** Sorts the files of an archive. Throws `import.invalidData` for data that no export has, `import.missingFile` for a gap. */
export function findData({ manifest }: OpenArchive): ArchiveData {
  const conversations = new Map<string, { description: Named | null; parts: Named[] }>();
  let settings: Named | null = null;
  const files = new Map<string, Named>();
  for (const named of manifest.files) {
    if (named.path.startsWith('files/')) files.set(named.path, named);
    if (!named.path.startsWith('data/')) continue;
    if (named.path === 'data/settings.json') {
      settings = named;
      continue;
    }
    const found = pattern.exec(named.path);
    if (found?.[1] === undefined) throw invalid();
    const one = conversations.get(found[1]) ?? { description: null, parts: [] };
    if (found[2] === undefined) one.description = named;
    else one.parts.push(named);
    conversations.set(found[1], one);
  }
  return {
    settings,
    files,
    conversations: [...conversations.values()].map(({ description, parts }) => {
      if (description === null) throw new AppError('import.missingFile');
      const inOrder = parts.toSorted((one, other) => (one.path < other.path ? -1 : 1));
      const isGap = inOrder.some(
        ({ path }, at) => !path.endsWith(`-${String(at + 1).padStart(4, '0')}.ndjson`),
      );
      if (isGap) throw new AppError('import.missingFile');
      return { description, parts: inOrder };
    }),
  };
}

const utf8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseJson<Value>(text: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    // What stands in it is in no error that leaves here.
    throw invalid(cause instanceof z.ZodError ? undefined : cause);
  }
}

async function readJson<Value>(archive: OpenArchive, named: Named, schema: z.ZodType<Value>): Promise<Value> {
  if (named.bytes > mostJsonBytes) throw new AppError('import.tooLarge');
  const parts: Buffer[] = [];
  for await (const part of readChecked(archive, named)) parts.push(part);
  let text = '';
  try {
    text = utf8().decode(Buffer.concat(parts));
  } catch (cause) {
    throw invalid(cause);
  }
  return parseJson(text, schema);
}

export const readSettings = (archive: OpenArchive, named: Named): Promise<PortableSettings> =>
  readJson(archive, named, portableSettingsSchema);

/** Throws `import.invalidData` where it is not the conversation of its folder. */
export async function readDescription(archive: OpenArchive, named: Named): Promise<PortableConversation> {
  const described = await readJson(archive, named, portableConversationSchema);
  if (!named.path.startsWith(`data/conversations/${described.id}/`)) throw invalid();
  return described;
}

/** The lines of one part. Throws `import.invalidData`, `import.tooLarge`, and what `readChecked` throws. */
export async function* readLines(archive: OpenArchive, named: Named): AsyncGenerator<PortableLine> {
  const decoder = utf8();
  let held = '';
  const decode = (part?: Buffer): string => {
    try {
      return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
    } catch (cause) {
      throw invalid(cause);
    }
  };
  for await (const part of readChecked(archive, named)) {
    held += decode(part);
    const lines = held.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield parseJson(line, portableLineSchema);
    if (held.length > mostLineBytes) throw new AppError('import.tooLarge');
  }
  if (held + decode() !== '') throw invalid();
}
