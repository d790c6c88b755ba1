/** Key files of the first builds: read once, to be written anew in today's form. */
import { z } from 'zod';
import { bytesSchema, idSchema, timeSchema } from '../../../contract/domain/ids.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { hkdfSha256Expand, hkdfSha256Extract, open, wipe } from '../crypto/primitives.ts';
import { backends, type KeyFile, keyFileVersion } from './key-file.ts';
import { wrapDataKey } from './wrap.ts';

const schema = z.strictObject({
  version: z.literal(1),
  cipher: z.literal('sqlcipher4'),
  profile: idSchema,
  createdAt: timeSchema,
  wraps: z.tuple([
    z.strictObject({
      id: idSchema,
      kind: z.literal('keychain'),
      backend: z.enum(backends),
      machineBinding: z.literal('none'),
      passcode: z.null(),
      sealed: bytesSchema(72, 72),
    }),
  ]),
});
export type FirstKeyFile = z.infer<typeof schema>;

/** Null: this is no key file of that form. */
export function parseFirstKeyFile(text: string): FirstKeyFile | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The same data key under a key file of today, not yet written. Throws `keyFile.wrongKey`. */
export function renewKeyFile(
  file: FirstKeyFile,
  deviceSecret: Uint8Array,
): { readonly keyFile: KeyFile; readonly dataKey: Uint8Array } {
  const [{ sealed, ...wrap }] = file.wraps;
  const salt = new ByteWriter().text('o7-wrap-v1').text(wrap.id).text(wrap.machineBinding).done();
  const extracted = hkdfSha256Extract(salt, deviceSecret);
  const key = hkdfSha256Expand(extracted, new TextEncoder().encode('data key wrap'), 32);
  const header = new ByteWriter()
    .text('o7-key-file')
    .u32(file.version)
    .text(file.cipher)
    .text(file.profile)
    .u64(file.createdAt)
    .text(wrap.id)
    .text(wrap.kind)
    .text(wrap.backend)
    .text(wrap.machineBinding)
    .text('')
    .done();
  const dataKey = open(key, fromBase64Url(sealed), header);
  wipe(extracted);
  wipe(key);
  if (dataKey === null) throw new AppError('keyFile.wrongKey');
  const keyFile = wrapDataKey(
    dataKey,
    {
      version: keyFileVersion,
      cipher: file.cipher,
      profile: file.profile,
      createdAt: file.createdAt,
      keysAt: file.createdAt,
      shared: false,
      database: 'o7.db',
    },
    { deviceSecret, backend: wrap.backend, machineId: null, passcode: null },
  );
  return { keyFile, dataKey };
}
