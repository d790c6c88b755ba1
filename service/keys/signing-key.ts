/** The key that this service signs with (Ed25519): made at its first start, kept in its database, the same for all nodes. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Db, Tx } from '../db/open.ts';

export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  sign(message: Uint8Array): Buffer;
}

const stateName = 'signing_key';

/** PKCS #8 as base64url: what the database holds. */
function makeKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
}

function publicOf(privateKey: KeyObject): Buffer {
  const { x } = privateKey.export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

/** Makes one where there is none; of two nodes that start at once the first one's stands. */
export async function loadSigningKey(db: Db | Tx): Promise<SigningKey> {
  await db
    .insertInto('service_state')
    .values({ name: stateName, value: makeKey() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', stateName)
    .executeTakeFirstOrThrow();
  const key = Buffer.from(value, 'base64url');
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { publicKey: publicOf(privateKey), sign: (message) => sign(null, message, privateKey) };
}
