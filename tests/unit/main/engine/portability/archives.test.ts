import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, toAppError } from '../../../../../contract/errors/app-error.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { findData, readDescription, readLines } from '../../../../../main/engine/portability/archive-data.ts';
import { filePath } from '../../../../../main/engine/portability/file-names.ts';
import { openArchive, readChecked } from '../../../../../main/engine/portability/opening.ts';
import { escapeHtml } from '../../../../../main/engine/portability/pages/html.ts';
import { createSealing, openSealed } from '../../../../../main/engine/portability/sealed-file.ts';
import {
  encodeCentral,
  encodeDescriptor,
  encodeEnd,
  encodeLocal,
} from '../../../../../main/engine/portability/zip/format.ts';
import type { Source } from '../../../../../main/engine/portability/zip/ports.ts';
import { readDirectory, readItem } from '../../../../../main/engine/portability/zip/reading.ts';
import { createZipWriter } from '../../../../../main/engine/portability/zip/writing.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7-archives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(loadSodium);

/** Bytes in memory, to be written to and read from. */
function memory() {
  const parts: Uint8Array[] = [];
  return {
    write: async (bytes: Uint8Array) => void parts.push(bytes.slice()),
    bytes: () => Buffer.concat(parts),
  };
}

const sourceOf = (bytes: Buffer): Source => ({
  size: bytes.length,
  read: async (at, length) => {
    if (at < 0 || at + length > bytes.length) throw new AppError('import.damaged');
    return Buffer.from(bytes.subarray(at, at + length));
  },
});

async function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<Buffer> {
  const sink = memory();
  const zip = createZipWriter(sink, Date.UTC(2026, 10, 22));
  for (const [name, content] of Object.entries(files)) {
    const entry = await zip.begin(name, name.endsWith('.bin') ? 'file' : 'words');
    await entry.add(Buffer.from(content));
    await entry.end();
  }
  await zip.finish();
  return sink.bytes();
}

/** Entries as somebody else may make them: the directory says what it is told to say. */
function forge(entries: readonly { name: string; content: string; claims?: number; at?: number }[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims, at: claimedAt } of entries) {
    const packed = deflateRawSync(content);
    const bytes = claims ?? Buffer.byteLength(content);
    const entry = { name, crc: crc32(content), packedBytes: packed.length, bytes, at: claimedAt ?? at };
    const whole = Buffer.concat([encodeLocal(name, 0), packed, encodeDescriptor(entry)]);
    body.push(whole);
    at += whole.length;
    directory.push(encodeCentral(entry, 0));
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...body, central, encodeEnd(entries.length, at, central.length)]);
}

async function readAll(source: Source): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for (const [name, item] of await readDirectory(source)) {
    const parts: Buffer[] = [];
    for await (const part of readItem(source, item)) parts.push(part);
    found[name] = Buffer.concat(parts);
  }
  return found;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown) => toAppError(thrown).code,
  );

describe('an archive', () => {
  it('gives back what was put in, whatever it is called and however long it is', async () => {
    const name = fc.stringMatching(/^[a-z\u0621-\u064a]{1,12}\.(bin|json)$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, fc.uint8Array({ maxLength: 70_000 }), { maxKeys: 6 }),
        async (files) => {
          const found = await readAll(sourceOf(await zipOf(files)));
          expect(
            Object.fromEntries(Object.entries(found).map(([key, bytes]) => [key, bytes.toString('hex')])),
          ).toEqual(
            Object.fromEntries(
              Object.entries(files).map(([key, bytes]) => [key, Buffer.from(bytes).toString('hex')]),
            ),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is refused with a code of its own, and never read beyond what it says, whichever bytes are changed', async () => {
    const whole = await zipOf({ 'a.json': 'x'.repeat(5_000), 'b.bin': randomBytes(3_000) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat({ max: 40 }),
        async (changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, whole.length - cut));
          for (const [at, by] of changes) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ by;
          const code = await codeOf(readAll(sourceOf(bytes)));
          expect(code === 'done' || code.startsWith('import.')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that lies is refused: names that lead out, entries twice, sizes, shared bytes', async () => {
    const read = (entries: Parameters<typeof forge>[0]) => codeOf(readAll(sourceOf(forge(entries))));
    for (const name of ['../up', '/root', 'a/../../b', 'C:\\x', 'a\\b', 'a//b', './a', 'a\u0000b', ''])
      expect([name, await read([{ name, content: 'x' }])]).toEqual([name, 'import.badName']);
    expect(
      await read([
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
    ).toBe('import.duplicate');
    expect(await read([{ name: 'a', content: 'x'.repeat(10_000_000), claims: 100 }])).toBe('import.tooLarge');
    expect(await read([{ name: 'a', content: 'x', claims: 100 }])).toBe('import.damaged');
    expect(await read([{ name: 'a', content: 'x', claims: 3_000_000_000 }])).toBe('import.tooLarge');
    expect(
      await read([
        { name: 'a', content: 'x' },
        { name: 'b', content: 'x', at: 0 },
      ]),
    ).toBe('import.damaged');
    expect(await codeOf(readAll(sourceOf(Buffer.from('not a zip'))))).toBe('import.notAnExport');
    expect(await codeOf(readAll(sourceOf(Buffer.alloc(100_000))))).toBe('import.notAnExport');
  });
});

describe('a sealed archive', () => {
  const salt = randomBytes(16);
  const cost = { ops: 2, memBytes: 19 * 1024 * 1024 };
  const key = new Uint8Array(32).fill(7);
  async function seal(content: Uint8Array): Promise<Buffer> {
    const sink = memory();
    const sealing = await createSealing(sink, salt, cost, key.slice());
    await sealing.write(content);
    await sealing.end();
    return sink.bytes();
  }
  const opened = (bytes: Buffer, with_ = key) => openSealed(sourceOf(bytes), async () => with_.slice());

  it('opens at any place with its key, and with no other', async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const content = Buffer.from(randomBytes(length));
      const source = await opened(await seal(content));
      expect(source.size).toBe(length);
      expect((await source.read(0, length)).equals(content)).toBe(true);
      if (length > 70_000) {
        const middle = content.subarray(65_000, 66_000);
        expect((await source.read(65_000, 1_000)).equals(middle)).toBe(true);
        expect(await codeOf(source.read(length - 1, 2))).toBe('import.damaged');
      }
    }
    expect(await codeOf(opened(await seal(Buffer.from('x')), new Uint8Array(32)))).toBe(
      'import.wrongPassphrase',
    );
  });

  it('does not open where a byte was changed, a chunk moved, or its end cut off', async () => {
    const whole = await seal(randomBytes(200_000));
    const readWhole = async (bytes: Buffer) => {
      const source = await opened(bytes);
      await source.read(0, source.size);
    };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: whole.length - 1 }), async (at) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(await codeOf(readWhole(bytes))).toMatch(/^import\.(damaged|wrongPassphrase)$/);
      }),
      { numRuns: 60 },
    );
    const chunk = 64 * 1024 + 40;
    const head = whole.length - (3 * chunk + (200_000 - 3 * 65_536) + 40);
    expect(await codeOf(readWhole(whole.subarray(0, head + chunk)))).toBe('import.damaged');
    const swapped = Buffer.concat([
      whole.subarray(0, head),
      whole.subarray(head + chunk, head + 2 * chunk),
      whole.subarray(head, head + chunk),
      whole.subarray(head + 2 * chunk),
    ]);
    expect(await codeOf(readWhole(swapped))).toBe('import.damaged');
  });
});

describe('a file that is to be brought along', () => {
  const id = 'AAAAAAAAAAAAAAAAAAAAAA';
  const conversation = {
    id,
    kind: 'pair',
    title: null,
    me: id,
    founder: null,
    people: [],
    state: 'open',
    createdAt: 1,
    activityAt: 1,
    endedAt: null,
    record: null,
    pinned: false,
    archived: false,
    mutedUntil: null,
    draft: null,
  };
  const data = `data/conversations/${id}`;
  const usual = {
    [`${data}/conversation.json`]: JSON.stringify(conversation),
    [`${data}/messages-0001.ndjson`]: '',
  };

  async function make(
    files: Readonly<Record<string, string>>,
    change: (manifest: Record<string, unknown>) => unknown = (manifest) => manifest,
  ): Promise<string> {
    const listed = Object.entries(files).map(([path, content]) => ({
      path,
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
    const manifest = { format: 'o7-export', version: 1, app: '0', madeAt: 1, files: listed, counts: {} };
    const path = join(folder, `${Math.random()}.zip`);
    writeFileSync(path, await zipOf({ ...files, 'manifest.json': JSON.stringify(change(manifest)) }));
    return path;
  }

  /** Reads everything as an import does before it writes. */
  async function check(path: string): Promise<void> {
    const archive = await openArchive(path, null);
    try {
      const found = findData(archive);
      for (const one of found.conversations) {
        await readDescription(archive, one.description);
        for (const part of one.parts) for await (const _line of readLines(archive, part));
      }
      for (const named of archive.manifest.files) for await (const _part of readChecked(archive, named));
    } finally {
      await archive.close();
    }
  }
  const checked = async (...made: Parameters<typeof make>) => codeOf(check(await make(...made)));

  it('is told apart by a code for everything that can be wrong with it', async () => {
    expect(await checked(usual)).toBe('done');
    expect(await checked(usual, (manifest) => ({ ...manifest, format: 'something else' }))).toBe(
      'import.notAnExport',
    );
    expect(await checked(usual, (manifest) => ({ ...manifest, version: 2 }))).toBe('import.newer');
    expect(await checked(usual, (manifest) => ({ ...manifest, more: 1 }))).toBe('import.invalidData');
    const files = (manifest: Record<string, unknown>) =>
      manifest['files'] as { path: string; sha256: string; bytes: number }[];
    const withHash = (manifest: Record<string, unknown>) => ({
      ...manifest,
      files: files(manifest).map((file) => ({ ...file, sha256: '0'.repeat(64) })),
    });
    expect(await checked(usual, withHash)).toBe('import.changed');
    const withMore = (manifest: Record<string, unknown>) => ({
      ...manifest,
      files: [...files(manifest), { path: 'data/settings.json', bytes: 1, sha256: '0'.repeat(64) }],
    });
    expect(await checked(usual, withMore)).toBe('import.missingFile');
    const withLess = (manifest: Record<string, unknown>) => ({
      ...manifest,
      files: files(manifest).slice(1),
    });
    expect(await checked(usual, withLess)).toBe('import.damaged');
    const twice = (manifest: Record<string, unknown>) => ({
      ...manifest,
      files: [...files(manifest), files(manifest)[0]],
    });
    expect(await checked(usual, twice)).toBe('import.duplicate');
    const wrongSize = (manifest: Record<string, unknown>) => ({
      ...manifest,
      files: files(manifest).map((file) => ({ ...file, bytes: file.bytes + 1 })),
    });
    expect(await checked(usual, wrongSize)).toBe('import.changed');
    expect(await checked({ ...usual, [`${data}/messages-0001.ndjson`]: '{"id":1}\n' })).toBe(
      'import.invalidData',
    );
    expect(await checked({ ...usual, [`${data}/messages-0001.ndjson`]: 'no line end' })).toBe(
      'import.invalidData',
    );
    expect(await checked({ ...usual, [`${data}/messages-0001.ndjson`]: '\ufffd{' })).toBe(
      'import.invalidData',
    );
    expect(await checked({ ...usual, [`${data}/messages-0003.ndjson`]: '' })).toBe('import.missingFile');
    expect(await checked({ ...usual, 'data/other.json': '{}' })).toBe('import.invalidData');
    expect(await checked({ [`${data}/messages-0001.ndjson`]: '' })).toBe('import.missingFile');
    const other = JSON.stringify({ ...conversation, id: `${id.slice(0, 20)}BA` });
    expect(await checked({ ...usual, [`${data}/conversation.json`]: other })).toBe('import.invalidData');
    expect(await codeOf(check(join(folder, 'nowhere.zip')))).toBe('import.unreadable');
    writeFileSync(join(folder, 'empty.zip'), '');
    expect(await codeOf(check(join(folder, 'empty.zip')))).toBe('import.notAnExport');
    writeFileSync(join(folder, 'other.zip'), await zipOf({ 'a.txt': 'a' }));
    expect(await codeOf(check(join(folder, 'other.zip')))).toBe('import.notAnExport');
  });

  it('never gets past its checks with anything but a code, whatever its data say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string({ maxLength: 200 }), async (json, text) => {
        const code = await checked({
          ...usual,
          [`${data}/conversation.json`]: json,
          [`${data}/messages-0001.ndjson`]: `${text}\n`,
        });
        expect(code).toBe('import.invalidData');
      }),
      { numRuns: 40 },
    );
  });
});

it('gives every file a path that any system can unpack, and stays inside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), fc.nat({ max: 9 }), (name, position) => {
      const path = filePath('AAAAAAAAAAAAAAAAAAAAAA', position, name);
      expect(path).toMatch(/^files\/[A-Za-z0-9_-]{22}\/\d+-[^/\\:*?"<>|\p{Cc}]+$/u);
      expect(path).not.toMatch(/[. ]$/);
      expect(filePath('AAAAAAAAAAAAAAAAAAAAAA', position, name)).toBe(path);
    }),
  );
});

it('lets no text become HTML', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    }),
  );
});
