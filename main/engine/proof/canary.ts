/** A sentence that nobody wrote: put in, found, deleted as any message is, and looked for in everything this profile has. */
import { readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { CanaryProof } from '../../../contract/bridge/proof-view.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { descriptorOf } from '../store/database.ts';
import { sizeOf, visitLog, visitPages } from '../store/pages.ts';
import { addCanary, removeCanary } from '../store/repositories/canary.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { countInFile, listOtherFiles, type Searched } from '../upkeep/gone.ts';
import { countIn } from '../upkeep/needles.ts';

/** Four words of 12 hexadecimal letters: by chance none of them stands anywhere. */
const words = 4;

function newSentence(): readonly string[] {
  return Array.from({ length: words }, () => Buffer.from(randomBytes(6)).toString('hex'));
}

interface Read {
  places: number;
  files: number;
  bytes: number;
  control: boolean;
}

/** Decrypted, page by page, log included; in memory there is nothing to decrypt. */
async function readDecrypted({ store, dataKey }: Searched, needles: readonly Buffer[], read: Read) {
  const look = (content: Buffer) => {
    for (const needle of needles) read.places += countIn(content, needle);
  };
  if (dataKey === null) {
    const content = store.serialize();
    look(content);
    read.bytes += content.length;
    read.control = content.indexOf('SQLite format 3') === 0;
    return;
  }
  await visitPages(store, dataKey, (page) => look(page.content()));
  visitLog(store, dataKey, (page) => look(page.content()));
}

const sliceBytes = 1024 * 1024;

/** The database's bytes as they lie on the disk. Its salt, the first 16 of them, is known to be there: the control. */
async function readRaw({ store }: Searched, needles: readonly Buffer[], read: Read) {
  const descriptor = descriptorOf(store);
  if (descriptor === null) return;
  const salt = Buffer.alloc(16);
  readSync(descriptor, salt, 0, salt.length, 0);
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  const slice = Buffer.alloc(sliceBytes + overlap);
  for (let at = 0; store.open; at += sliceBytes) {
    const content = slice.subarray(0, readSync(descriptor, slice, 0, slice.length, at));
    for (const needle of needles) read.places += countIn(content, needle);
    read.control ||= content.includes(salt);
    read.bytes += Math.min(content.length, sliceBytes);
    if (content.length < slice.length) break;
    await setImmediate();
  }
  read.files += 1;
}

/** Every byte of the profile, for the words in both ways that programs write text. */
async function readEverything(
  searched: Searched,
  sentence: readonly string[],
  onRead: (bytes: number) => void,
) {
  const read: Read = { places: 0, files: 0, bytes: 0, control: false };
  const needles = sentence.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  clearOldPages(searched.store);
  await readDecrypted(searched, needles, read);
  await readRaw(searched, needles, read);
  onRead(read.bytes);
  for (const path of listOtherFiles(searched)) {
    const found = await countInFile(path, needles, (bytes) => {
      read.bytes += bytes;
      onRead(read.bytes);
    });
    if (found === null) continue;
    read.places += found;
    read.files += 1;
  }
  return read;
}

/**
 * Nothing of it is left behind, not even its id; one that a crash interrupted is erased at the next start, because it was
 * about to be deleted from its first moment. It stands in no list, and is never sent.
 */
export async function proveDeletion(desk: Desk, searched: Searched): Promise<CanaryProof> {
  const { store, clock, emit, account, device } = desk;
  const sentence = newSentence();
  const id = newId();
  const tell = (read: number) => {
    const total = Math.max(sizeOf(store), read);
    emit('device.progress', { done: read, total });
  };
  const author = { account: account.id, device: device.id };
  inTransaction(store, () => addCanary(store, { id, text: sentence.join(' '), at: clock.now(), ...author }));
  try {
    const before = await readEverything(searched, sentence, tell);
    inTransaction(store, () => removeCanary(store, id, clock.now()));
    const after = await readEverything(searched, sentence, tell);
    return {
      before: before.places,
      after: after.places,
      files: after.files,
      bytesRead: after.bytes,
      control: before.control && after.control,
    };
  } finally {
    if (store.open) inTransaction(store, () => removeCanary(store, id, clock.now()));
  }
}
