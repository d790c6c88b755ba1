/** `vault/recovery.json`: the data key sealed to the recovery key, so that the words open this vault where all else fails. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { idSchema, key32Schema, timeSchema } from '../../../contract/domain/ids.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { equalConstantTime, sha256 } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import { syncFolder, writeDurably } from '../keys/durable-file.ts';
import { storeError } from '../store/store-error.ts';
import type { RecoveryKeys } from './recovery-keys.ts';

const version = 1;

const sealedKeySchema = z.strictObject({
  /** Name of the database file in the vault. */
  database: z.string().regex(/^o7(-\d{1,6})?\.db$/),
  /** `sealTo` of the 32-byte data key; all but the keys is its associated data. */
  sealed: z.string().regex(/^[A-Za-z0-9_-]{139}$/),
});

const fileSchema = z.strictObject({
  version: z.literal(version),
  kit: idSchema,
  createdAt: timeSchema,
  publicKey: key32Schema,
  /** One, and two while the keys are being changed. */
  keys: z.array(sealedKeySchema).min(1).max(2),
  /** SHA-256 over all of it: tells a damaged file from wrong words. */
  checksum: key32Schema,
});
type RecoveryFile = z.infer<typeof fileSchema>;

const fileIn = (vault: string) => join(vault, 'recovery.json');
/** Of a kit that is being confirmed: at every moment one of the two belongs to the kit that the store's row names. */
const nextFileIn = (vault: string) => join(vault, 'recovery.json.next');

function headerBytes(
  file: Pick<RecoveryFile, 'kit' | 'createdAt' | 'publicKey'>,
  database: string,
): Uint8Array {
  return new ByteWriter()
    .text('o7-recovery-file')
    .u32(version)
    .text(file.kit)
    .u64(file.createdAt)
    .raw(fromBase64Url(file.publicKey))
    .text(database)
    .done();
}

function checksumOf(file: Omit<RecoveryFile, 'checksum'>): string {
  const writer = new ByteWriter();
  for (const { database, sealed } of file.keys) {
    writer.raw(headerBytes(file, database)).bytes(fromBase64Url(sealed));
  }
  return toBase64Url(sha256(writer.done()));
}

/** A kit as far as its file needs it. */
export interface KitForFile {
  readonly kit: string;
  readonly publicKey: Uint8Array;
}

/** A database of the vault and its key. */
export interface KeyedDatabase {
  readonly database: string;
  readonly dataKey: Uint8Array;
}

/** Writes it durably, over the one of an earlier data key or, once its row stands, of an earlier kit. */
export function writeRecoveryFile(
  vault: string,
  kit: KitForFile,
  keys: readonly KeyedDatabase[],
  now: number,
): void {
  write(fileIn(vault), kit, keys, now);
  removeRecoveryFile(nextFileIn(vault));
}

/** Writes it beside that of the present kit. */
export function writeNextRecoveryFile(
  vault: string,
  kit: KitForFile,
  keys: readonly KeyedDatabase[],
  now: number,
): void {
  write(nextFileIn(vault), kit, keys, now);
}

function removeRecoveryFile(file: string): void {
  if (!existsSync(file)) return;
  rmSync(file);
  syncFolder(dirname(file));
}

function write(
  path: string,
  { kit, publicKey }: KitForFile,
  keys: readonly KeyedDatabase[],
  now: number,
): void {
  const fields = { version, kit, createdAt: now, publicKey: toBase64Url(publicKey) } as const;
  const file = {
    ...fields,
    keys: keys.map(({ database, dataKey }) => ({
      database,
      sealed: toBase64Url(sealTo(publicKey, dataKey, headerBytes(fields, database))),
    })),
  };
  writeDurably(path, `${JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2)}\n`);
}

/** Throws `keyFile.damaged`, `keyFile.newer`. */
function read(path: string): RecoveryFile {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const newer = z.object({ version: z.number().gt(version) }).safeParse(json);
    if (newer.success) throw new AppError('keyFile.newer', { fields: { version: newer.data.version } });
    const file = fileSchema.parse(json);
    if (checksumOf(file) === file.checksum) return file;
  } catch (thrown) {
    throw storeError(thrown, 'keyFile.damaged');
  }
  throw new AppError('keyFile.damaged');
}

/** Whether exactly this kit and these databases stand in the file, and no other file is beside it. */
export function isRecoveryFileOf(vault: string, kit: string, databases: readonly string[]): boolean {
  if (existsSync(nextFileIn(vault)) || !existsSync(fileIn(vault))) return false;
  try {
    const file = read(fileIn(vault));
    const named = file.keys.map((one) => one.database);
    return file.kit === kit && named.join() === databases.join();
  } catch {
    return false;
  }
}

/** No kit is confirmed: what a crash left of one goes. */
export function removeRecoveryFiles(vault: string): void {
  for (const file of [fileIn(vault), nextFileIn(vault)]) removeRecoveryFile(file);
}

/** The databases and their keys, the likeliest first. Throws `recovery.noKit`, `recovery.wrongWords`, `keyFile.*`; changes nothing. */
export function openRecoveryFile(vault: string, keys: RecoveryKeys): readonly KeyedDatabase[] {
  const paths = [fileIn(vault), nextFileIn(vault)].filter((path) => existsSync(path));
  if (paths.length === 0) throw new AppError('recovery.noKit');
  let problem = new AppError('recovery.wrongWords');
  for (const path of paths) {
    try {
      return openWith(read(path), keys);
    } catch (thrown) {
      const error = storeError(thrown);
      if (error.code !== 'recovery.wrongWords') problem = error;
    }
  }
  throw problem;
}

function openWith(file: RecoveryFile, keys: RecoveryKeys): readonly KeyedDatabase[] {
  if (!equalConstantTime(fromBase64Url(file.publicKey), keys.publicKey)) {
    throw new AppError('recovery.wrongWords');
  }
  return file.keys.map(({ database, sealed }) => {
    const dataKey = openSealed(keys.privateKey, fromBase64Url(sealed), headerBytes(file, database));
    if (dataKey === null) throw new AppError('keyFile.damaged');
    return { database, dataKey };
  });
}
