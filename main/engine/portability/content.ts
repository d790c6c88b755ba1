/** What goes into an archive, entry by entry, with what each entry is known by afterwards. */

import { type DataClassId, dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import {
  linesPerFile,
  type PortableLine,
  type PortableManifest,
  portableFormat,
  portableSchemas,
  portableSchemaText,
  portableVersion,
} from '../../../contract/domain/portable.ts';
import { vaultOf } from '../files/vault-of.ts';
import type { Desk } from '../messaging/desk.ts';
import { attachmentPath, isAttachmentWhole, readAttachment } from '../store/attachments.ts';
import { findAttachment } from '../store/repositories/attachments.ts';
import { listNamedLines } from '../store/repositories/audit.ts';
import type { Conversation } from '../store/repositories/conversations.ts';
import { countRows } from '../store/repositories/holdings.ts';
import {
  type LinePlace,
  readLineSlice,
  readQuoted,
  type StoredLine,
} from '../store/repositories/portable-lines.ts';
import { readTableRows } from '../store/repositories/portable-rows.ts';
import { describePortable, listPortable } from './describing.ts';
import { filePath } from './file-names.ts';
import { ar } from './pages/ar.ts';
import { writePages } from './pages/conversation-pages.ts';
import { en } from './pages/en.ts';
import { type Chapter, indexHtml } from './pages/index-page.ts';
import { exportRules } from './rules.ts';
import { readPortableSettings } from './settings.ts';
import type { Packing, ZipEntry, ZipWriter } from './zip/writing.ts';

export interface ContentRun {
  readonly language: 'en' | 'ar';
  readonly appVersion: string;
  readonly madeAt: number;
  /** Lines that were written, twice each: as data and as pages; and bytes of files. Throws where it is to stop. */
  readonly step: (lines: number, bytes: number) => Promise<void>;
}

/** Text is handed on in pieces of about this length. */
const pieceLetters = 64 * 1024;

/** Writes entries and remembers what each is known by. */
function createBinder(zip: ZipWriter) {
  const files: PortableManifest['files'] = [];
  async function begin(path: string, packing: Packing = 'words') {
    const entry: ZipEntry = await zip.begin(path, packing);
    let held = '';
    const flush = async (): Promise<void> => {
      const text = held;
      held = '';
      await entry.add(Buffer.from(text, 'utf8'));
    };
    return {
      add: (bytes: Uint8Array) => entry.add(bytes),
      async text(text: string): Promise<void> {
        held += text;
        if (held.length >= pieceLetters) await flush();
      },
      async end(): Promise<void> {
        await flush();
        const { bytes, hash } = await entry.end();
        files.push({ path, bytes, sha256: Buffer.from(hash).toString('hex') });
      },
    };
  }
  return {
    files,
    begin,
    async text(path: string, text: string): Promise<void> {
      const entry = await begin(path);
      await entry.text(text);
      await entry.end();
    },
  };
}
type Binder = ReturnType<typeof createBinder>;

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Attachments that lie here as they were written. */
type Whole = Set<string>;

async function noteWhole(desk: Desk, { files }: StoredLine, whole: Whole): Promise<void> {
  for (const { attachment } of files) {
    const found = attachment === null ? undefined : findAttachment(desk.store, attachment);
    if (found === undefined) continue;
    const path = attachmentPath(vaultOf(desk), found.file);
    if (await isAttachmentWhole({ ...found, path })) whole.add(found.file);
  }
}

/** A line with its files' places; one that is not here whole has none. */
function place({ files, ...line }: StoredLine, whole: Whole): PortableLine {
  return {
    ...line,
    files: files.map(({ attachment, ...file }, position) => ({
      ...file,
      path: attachment !== null && whole.has(attachment) ? filePath(line.id, position, file.name) : null,
    })),
  };
}

/** Lines of a conversation in slices, other work between them. */
async function* readLines(
  { store }: Pick<Desk, 'store'>,
  conversation: string,
  run: ContentRun,
): AsyncGenerator<StoredLine> {
  let after: LinePlace | null = null;
  do {
    const slice: ReturnType<typeof readLineSlice> = readLineSlice(store, conversation, after);
    yield* slice.lines;
    await run.step(slice.lines.length, 0);
    after = slice.next;
  } while (after !== null);
}

async function* placed(lines: AsyncIterable<StoredLine>, whole: Whole): AsyncGenerator<PortableLine> {
  for await (const line of lines) yield place(line, whole);
}

/** The lines as data. Answers the files that lie here and are named in them. */
async function writeLines(
  desk: Desk,
  binder: Binder,
  conversation: string,
  whole: Whole,
  run: ContentRun,
): Promise<readonly { readonly path: string; readonly attachment: string }[]> {
  const attachments: { path: string; attachment: string }[] = [];
  let written = 0;
  let entry: Awaited<ReturnType<Binder['begin']>> | null = null;
  for await (const stored of readLines(desk, conversation, run)) {
    if (written % linesPerFile === 0) {
      await entry?.end();
      const number = String(written / linesPerFile + 1).padStart(4, '0');
      entry = await binder.begin(`data/conversations/${conversation}/messages-${number}.ndjson`);
    }
    await noteWhole(desk, stored, whole);
    const line = place(stored, whole);
    for (const [position, { path }] of line.files.entries()) {
      const attachment = stored.files[position]?.attachment ?? null;
      if (path !== null && attachment !== null) attachments.push({ path, attachment });
    }
    await entry?.text(`${JSON.stringify(line)}\n`);
    written += 1;
  }
  await entry?.end();
  return attachments;
}

async function writeFiles(
  desk: Desk,
  binder: Binder,
  files: Awaited<ReturnType<typeof writeLines>>,
  run: ContentRun,
): Promise<void> {
  for (const { path, attachment } of files) {
    const entry = await binder.begin(path, 'file');
    for await (const chunk of readAttachment(desk.store, vaultOf(desk), attachment)) {
      await entry.add(chunk);
      await run.step(0, chunk.length);
    }
    await entry.end();
  }
}

const catalogues = { en, ar } as const;

/** Times as people read them, in Western digits. */
function timeFormat(language: 'en' | 'ar'): (at: number) => string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return (at) => format.format(at);
}

async function writeConversation(
  desk: Desk,
  binder: Binder,
  conversation: Conversation,
  folder: string,
  run: ContentRun,
): Promise<Chapter> {
  const described = describePortable(desk, conversation);
  const { id } = conversation;
  await binder.text(`data/conversations/${id}/conversation.json`, pretty(described));
  const whole: Whole = new Set();
  const files = await writeLines(desk, binder, id, whole, run);
  let entry: Awaited<ReturnType<Binder['begin']>> | null = null;
  const pages = await writePages(
    {
      texts: catalogues[run.language],
      conversation: described,
      language: run.language,
      folder,
      time: timeFormat(run.language),
      quoted: (line) => readQuoted(desk.store, id, line),
    },
    placed(readLines(desk, id, run), whole),
    {
      begin: async (path) => {
        entry = await binder.begin(path);
      },
      add: async (text) => entry?.text(text),
      end: async () => entry?.end(),
    },
  );
  await writeFiles(desk, binder, files, run);
  return { conversation: described, isBroughtAlong: conversation.origin !== null, pages };
}

const classOf = (table: string): DataClassId =>
  dataClassIds.find((id) => dataClasses[id].deviceTables.some((one) => one === table)) ?? 'serviceState';

const logBatch = 500;

async function writeLog({ store }: Desk, binder: Binder): Promise<void> {
  const entry = await binder.begin('own/security-log.ndjson');
  for (let before: number | null = null; ; ) {
    const lines: ReturnType<typeof listNamedLines> = listNamedLines(store, before, logBatch);
    await entry.text(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    before = lines.at(-1)?.seq ?? null;
    if (lines.length < logBatch || before === null) break;
  }
  await entry.end();
}

async function writeOwn(desk: Desk, binder: Binder): Promise<void> {
  const { id, role, nickname, createdAt } = desk.account;
  await binder.text('own/profile.json', pretty({ id, role, nickname, createdAt }));
  await binder.text('data/settings.json', pretty(readPortableSettings(desk.store)));
  for (const [table, rule] of Object.entries(exportRules)) {
    if (!('in' in rule) || rule.in !== 'rows') continue;
    const rows = readTableRows(desk.store, table, rule.without ?? []);
    await binder.text(`own/${table}.json`, pretty({ table, dataClass: classOf(table), rows }));
  }
  await writeLog(desk, binder);
}

/** Rows of each class that an export holds any of. */
function countClasses({ store }: Desk): PortableManifest['counts'] {
  const tables = dataClassIds.map((id) => {
    const held = dataClasses[id].deviceTables.filter((table) => 'in' in (exportRules[table] ?? {}));
    return [id, held] as const;
  });
  const counted = tables.filter(([, held]) => held.length > 0);
  return Object.fromEntries(counted.map(([id, held]) => [id, countRows(store, held).count]));
}

/** Writes everything, the table of contents last. Throws what `run.step` throws, `store.damaged` for a file that is not whole. */
export async function writeContent(desk: Desk, zip: ZipWriter, run: ContentRun): Promise<void> {
  const binder = createBinder(zip);
  const texts = catalogues[run.language];
  await binder.text('README.txt', texts.readme);
  const names = Object.keys(portableSchemas) as (keyof typeof portableSchemas)[];
  for (const name of names) await binder.text(`schema/${name}.json`, portableSchemaText(name));
  await writeOwn(desk, binder);
  const chapters: Chapter[] = [];
  for (const [at, conversation] of listPortable(desk).entries()) {
    const folder = String(at + 1).padStart(4, '0');
    chapters.push(await writeConversation(desk, binder, conversation, folder, run));
  }
  await binder.text(
    'index.html',
    indexHtml(chapters, texts, run.language, timeFormat(run.language)(run.madeAt)),
  );
  const manifest: PortableManifest = {
    format: portableFormat,
    version: portableVersion,
    app: run.appVersion,
    madeAt: run.madeAt,
    files: binder.files,
    counts: countClasses(desk),
  };
  await binder.text('manifest.json', pretty(manifest));
}
