/** The key file: the data key, stored only wrapped. Its header is bound to the wrap, and a checksum tells damage from a wrong key. */
import { z } from 'zod';
import { bytesSchema, idSchema, timeSchema } from '../../../contract/domain/ids.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { sha256 } from '../crypto/primitives.ts';

export const keyFileVersion = 2;

/** The least that a passcode may cost: OWASP Password Storage Cheat Sheet, Argon2id, 19 MiB and 2 passes. */
export const leastCost = { ops: 2, memBytes: 19 * 1024 * 1024 } as const;

const argon2Schema = z.strictObject({
  ops: z.int().min(leastCost.ops).max(16),
  memBytes: z
    .int()
    .min(leastCost.memBytes)
    .max(1024 * 1024 * 1024),
  salt: bytesSchema(16, 16),
});
export type PasscodeCost = z.infer<typeof argon2Schema>;

export const backends = ['libsecret', 'macos-keychain', 'windows-credential-vault', 'none'] as const;

/** The one way to the data key on this computer. Null `machine`: not bound to it. Null `passcode`: none is set. */
const wrapSchema = z.strictObject({
  id: idSchema,
  /** `none`: no keychain; the device secret lies in a file, and the passcode is the other half. */
  backend: z.enum(backends),
  /** Recognises the device secret, so that a changed keychain entry is told from a wrong passcode. */
  secretTag: bytesSchema(16, 16),
  /** Recognises the machine, so that another machine is told from anything else. */
  machine: bytesSchema(16, 16).nullable(),
  passcode: argon2Schema.nullable(),
  /** XChaCha20-Poly1305 of the 32-byte data key; the header is the associated data. */
  sealed: bytesSchema(72, 72),
});
export type KeyWrap = z.infer<typeof wrapSchema>;

const keyFileSchema = z.strictObject({
  version: z.literal(keyFileVersion),
  cipher: z.literal('sqlcipher4'),
  /** Random name of this profile's keychain entries; another one after every change of keys. */
  profile: idSchema,
  createdAt: timeSchema,
  /** When data key and device secret were made. */
  keysAt: timeSchema,
  /** Others use this computer too. */
  shared: z.boolean(),
  /** Name of the database file beside this one. */
  database: z.string().regex(/^o7(-\d{1,6})?\.db$/),
  wrap: wrapSchema,
});
export type KeyFile = z.infer<typeof keyFileSchema>;
export type KeyFileHeader = Omit<KeyFile, 'wrap'>;

/** Everything of the file but the sealed key: bound to it as associated data, so that no part can be swapped. */
export function wrapHeaderBytes(file: KeyFileHeader, wrap: Omit<KeyWrap, 'sealed'>): Uint8Array {
  const { passcode } = wrap;
  return new ByteWriter()
    .text('o7-key-file')
    .u32(file.version)
    .text(file.cipher)
    .text(file.profile)
    .u64(file.createdAt)
    .u64(file.keysAt)
    .text(file.shared ? 'shared' : 'own')
    .text(file.database)
    .text(wrap.id)
    .text(wrap.backend)
    .text(wrap.secretTag)
    .text(wrap.machine ?? '')
    .text(passcode === null ? '' : `${passcode.ops}/${passcode.memBytes}/${passcode.salt}`)
    .done();
}

const checksum = (file: KeyFile): string =>
  toBase64Url(sha256(new ByteWriter().bytes(wrapHeaderBytes(file, file.wrap)).text(file.wrap.sealed).done()));

/** Serialises for the disk. */
export function encodeKeyFile(file: KeyFile): string {
  return `${JSON.stringify({ ...file, check: checksum(file) }, null, 2)}\n`;
}

/** Parses; throws `keyFile.newer` for a later version and `keyFile.damaged` for anything else that is not exact. */
export function decodeKeyFile(text: string): KeyFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('keyFile.damaged', { cause });
  }
  const versioned = z.object({ version: z.number() }).safeParse(json);
  if (versioned.success && versioned.data.version > keyFileVersion) {
    throw new AppError('keyFile.newer', { fields: { version: versioned.data.version } });
  }
  const parsed = keyFileSchema.extend({ check: bytesSchema(32, 32) }).safeParse(json);
  if (!parsed.success) throw new AppError('keyFile.damaged', { cause: parsed.error });
  const { check, ...file } = parsed.data;
  // Exactly as it would be written: a flipped bit in a space or a letter's case is damage too.
  if (check !== checksum(file) || encodeKeyFile(file) !== text) throw new AppError('keyFile.damaged');
  return file;
}
