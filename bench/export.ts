/** How fast an export is written and brought along, beside a plain copy of the same bytes, and how much memory that takes. */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../main/engine/crypto/primitives.ts';
import type { Desk } from '../main/engine/messaging/desk.ts';
import { makeExport } from '../main/engine/portability/exporting.ts';
import { takeImport } from '../main/engine/portability/importing.ts';
import { openArchive } from '../main/engine/portability/opening.ts';
import { makeProfile } from '../main/engine/profile/sign-up.ts';
import { openStore, type Store } from '../main/engine/store/database.ts';
import {
  getAccount,
  getDevice,
  putAccount,
  putDevice,
  putPracticeName,
} from '../main/engine/store/repositories/account.ts';
import { listAttachments } from '../main/engine/store/repositories/attachments.ts';
import { run } from '../main/engine/store/statement.ts';
import { median, round } from './statistics.ts';
import { fillWithTalk } from './store/backup.ts';

const mib = 1024 * 1024;
const rounds = 3;

type BenchDesk = Desk & { readonly close: () => void };

function newDesk(folder: string): BenchDesk {
  mkdirSync(folder);
  const store = openStore({ file: join(folder, 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  const { account, device } = makeProfile('therapist', 'Rana', Date.now());
  putAccount(store, { ...account, registration: null });
  putDevice(store, device);
  putPracticeName(store, 'Practice');
  // What an export and an import touch.
  const desk = {
    store,
    clock: { now: Date.now },
    emit: () => {},
    emitCall: () => {},
    wake: () => {},
    troubles: new Map(),
    account: getAccount(store),
    device: getDevice(store),
    close: () => store.close(),
  };
  return desk as unknown as BenchDesk;
}

/** The attachments as files of the first line. */
function nameFiles(store: Store): void {
  for (const [position, { file, message, size }] of listAttachments(store).entries())
    run(
      store,
      `INSERT INTO message_file (id, message, position, name, type, bytes, blob, key, hash, sealed_bytes, file, state)
       VALUES ($id, $message, $position, 'file.bin', 'application/octet-stream', $size, x'00', x'00', x'00', 0, $file, 'here')`,
      { id: newId(), message, position, size, file },
    );
  run(
    store,
    `UPDATE message SET file_count = (SELECT count(*) FROM message_file f WHERE f.message = message.id)
     WHERE id IN (SELECT message FROM message_file)`,
  );
}

/** Seconds, and the most memory over that at the beginning. */
async function measured(work: (look: () => void) => Promise<unknown>) {
  const before = process.memoryUsage().rss;
  let most = before;
  const started = performance.now();
  await work(() => {
    most = Math.max(most, process.memoryUsage().rss);
  });
  return { seconds: (performance.now() - started) / 1000, addedMiB: (most - before) / mib };
}

function copyDurably(from: string, to: string): number {
  const started = performance.now();
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  rmSync(to);
  return (performance.now() - started) / 1000;
}

/** `messages` lines and 64 MiB of files; MiB are those of the content, before it is packed. */
export async function benchExport(messages: number): Promise<Record<string, unknown>> {
  await loadSodium();
  const folder = mkdtempSync(join(tmpdir(), 'o7-bench-export-'));
  const { signal } = new AbortController();
  const desk = newDesk(join(folder, 'vault'));
  try {
    await fillWithTalk(desk.store, join(folder, 'vault'), messages);
    nameFiles(desk.store);
    const file = join(folder, 'bench.zip');
    const write = (passphrase: string | null) =>
      measured((look) => {
        const wanted = { file, passphrase, language: 'en', appVersion: 'bench' } as const;
        return makeExport(desk, wanted, { signal, progress: look });
      });
    const sealed: Awaited<ReturnType<typeof write>>[] = [];
    const plain: Awaited<ReturnType<typeof write>>[] = [];
    for (let round = 0; round < rounds; round++) {
      sealed.push(await write('a passphrase of the bench'));
      plain.push(await write(null));
    }
    const archive = await openArchive(file, null);
    await archive.close();
    const content = archive.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) / mib;
    const packed = statSync(file).size / mib;
    const copies = Array.from({ length: rounds }, () => copyDurably(file, join(folder, 'copy.zip')));
    const other = newDesk(join(folder, 'other'));
    const taken = await measured((look) => takeImport(other, file, null, { signal, progress: look }));
    other.close();
    const seconds = (runs: typeof plain) => median(runs.map((one) => one.seconds));
    return {
      messages,
      contentMiB: round(content, 0),
      fileMiB: round(packed, 0),
      export: {
        seconds: round(seconds(plain), 1),
        contentMiBPerSecond: round(content / seconds(plain), 1),
        timesAPlainCopyOfTheFile: round(seconds(plain) / median(copies), 1),
        sealedSeconds: round(seconds(sealed), 1),
        addedMiB: plain.map((one) => round(one.addedMiB, 0)),
      },
      import: { seconds: round(taken.seconds, 1), addedMiB: round(taken.addedMiB, 0) },
    };
  } finally {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
