/** Erased ids are kept as salted hashes: they are recognised when they come back, and name nobody. */
import { AppError } from '../../contract/errors/app-error.ts';
import { digestOf } from '../bytes.ts';
import type { Db, Tx } from '../db/open.ts';

/** This service's salt: made with its tables, 64 hexadecimal digits. */
export async function loadSalt(db: Db | Tx): Promise<string> {
  const { value } = await db
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', 'erasure_salt')
    .executeTakeFirstOrThrow();
  return value;
}

/** 32 bytes. */
export function hashOfErased(salt: string, account: Buffer): Buffer {
  return digestOf('o7-erased-id-v1', salt, account);
}

/** An old copy of an app would bring back what the person had erased, until the next start. Throws `account.erased`. */
export async function refuseErased(tx: Tx, account: Buffer): Promise<void> {
  const erased = await tx
    .selectFrom('erasures')
    .select('who')
    .where('who', '=', hashOfErased(await loadSalt(tx), account))
    .executeTakeFirst();
  if (erased !== undefined) throw new AppError('account.erased');
}
