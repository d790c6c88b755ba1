/** `vault/recovery.json`: the data key sealed to the recovery key, so that the words open this vault where all else fails. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

const fileSchema = z.strictObject({
  version: z.literal(version),
  kit: idSchema,
  createdAt: timeSchema,
  publicKey: key32Schema,
  /** `sealTo` of the 32-byte data key; the fields above are its associated data. */
  sealed: z.string().regex(/^[A-Za-z0-9_-]{139}$/),
  /** SHA-256 over all of it: tells a damaged file from wrong words. */
  checksum: key32Schema,
});
type RecoveryFile = z.infer<typeof fileSchema>;

const fileIn = (vault: string) => join(vault, 'recovery.json');

function headerBytes(file: Pick<RecoveryFile, 'kit' | 'createdAt' | 'publicKey'>): Uint8Array {
  return new ByteWriter()
    .text('o7-recovery-file')
    .u32(version)
    .text(file.kit)
    .u64(file.createdAt)
    .raw(fromBase64Url(file.publicKey))
    .done();
}

const checksumOf = (header: Uint8Array, sealed: Uint8Array) =>
  toBase64Url(sha256(new ByteWriter().raw(header).raw(sealed).done()));

/** A kit as far as its file needs it. */
export interface KitForFile {
  readonly kit: string;
  readonly publicKey: Uint8Array;
}

/** Writes it durably, over the one of an earlier kit or data key. */
export function writeRecoveryFile(
  vault: string,
  { kit, publicKey }: KitForFile,
  dataKey: Uint8Array,
  now: number,
): void {
  const fields = { kit, createdAt: now, publicKey: toBase64Url(publicKey) };
  const header = headerBytes(fields);
  const sealed = sealTo(publicKey, dataKey, header);
  const file: RecoveryFile = {
    version,
    ...fields,
    sealed: toBase64Url(sealed),
    checksum: checksumOf(header, sealed),
  };
  writeDurably(fileIn(vault), `${JSON.stringify(file, null, 2)}\n`);
}

/** Whether this vault can be opened by words. */
export function hasRecoveryFile(vault: string): boolean {
  return existsSync(fileIn(vault));
}

export function removeRecoveryFile(vault: string): void {
  rmSync(fileIn(vault), { force: true });
  syncFolder(vault);
}

function readRecoveryFile(vault: string): RecoveryFile {
  if (!hasRecoveryFile(vault)) throw new AppError('recovery.noKit');
  try {
    const json: unknown = JSON.parse(readFileSync(fileIn(vault), 'utf8'));
    const newer = z.object({ version: z.number().gt(version) }).safeParse(json);
    if (newer.success) throw new AppError('keyFile.newer', { fields: { version: newer.data.version } });
    const file = fileSchema.parse(json);
    if (checksumOf(headerBytes(file), fromBase64Url(file.sealed)) === file.checksum) return file;
  } catch (thrown) {
    throw storeError(thrown, 'keyFile.damaged');
  }
  throw new AppError('keyFile.damaged');
}

/** The kit's random name, as the file has it. Throws `recovery.noKit`, `keyFile.damaged`, `keyFile.newer`. */
export function readKitId(vault: string): string {
  return readRecoveryFile(vault).kit;
}

/** The data key. Throws `recovery.noKit`, `recovery.wrongWords`, `keyFile.damaged`, `keyFile.newer`; changes nothing. */
export function openRecoveryFile(vault: string, keys: RecoveryKeys): Uint8Array {
  const file = readRecoveryFile(vault);
  if (!equalConstantTime(fromBase64Url(file.publicKey), keys.publicKey)) {
    throw new AppError('recovery.wrongWords');
  }
  const dataKey = openSealed(keys.privateKey, fromBase64Url(file.sealed), headerBytes(file));
  if (dataKey === null) throw new AppError('keyFile.damaged');
  return dataKey;
}
