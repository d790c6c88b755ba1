/** The key file: the data key, stored only wrapped, once per way of unlocking. */
import { z } from 'zod';
import { bytesSchema, idSchema, timeSchema } from '../../../contract/domain/ids.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

export const keyFileVersion = 1;

const argon2Schema = z.strictObject({
  ops: z.int().positive(),
  memBytes: z.int().positive(),
  salt: bytesSchema(16, 16),
});

/** One way to the data key. `passcode` non-null: the person's passcode is needed besides the wrap's own secret. */
const wrapSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['keychain', 'recovery']),
  backend: z.enum(['libsecret', 'macos-keychain', 'windows-credential-vault', 'none']),
  machineBinding: z.enum(['none', 'machine-id']),
  passcode: argon2Schema.nullable(),
  /** XChaCha20-Poly1305 of the 32-byte data key; the header is the associated data. */
  sealed: bytesSchema(72, 72),
});
export type KeyWrap = z.infer<typeof wrapSchema>;

const keyFileSchema = z.strictObject({
  version: z.literal(keyFileVersion),
  cipher: z.literal('sqlcipher4'),
  /** Random name of this profile's keychain entries. */
  profile: idSchema,
  createdAt: timeSchema,
  wraps: z.array(wrapSchema).min(1).max(8),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Everything of file and wrap but the sealed key: bound to it as associated data, so that no part can be swapped. */
export function wrapHeaderBytes(file: Omit<KeyFile, 'wraps'>, wrap: Omit<KeyWrap, 'sealed'>): Uint8Array {
  return new ByteWriter()
    .text('o7-key-file')
    .u32(file.version)
    .text(file.cipher)
    .text(file.profile)
    .u64(file.createdAt)
    .text(wrap.id)
    .text(wrap.kind)
    .text(wrap.backend)
    .text(wrap.machineBinding)
    .text(
      wrap.passcode === null ? '' : `${wrap.passcode.ops}/${wrap.passcode.memBytes}/${wrap.passcode.salt}`,
    )
    .done();
}

/** Serialises for the disk. */
export function encodeKeyFile(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
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
  const parsed = keyFileSchema.safeParse(json);
  if (!parsed.success) throw new AppError('keyFile.damaged', { cause: parsed.error });
  return parsed.data;
}
