/** When retention last deleted rows of a data class, and how many, of all accounts together: numbers without identities. */
import { z } from 'zod';
import { type DataClassId, dataClassIds } from '../../contract/domain/data-classes.ts';
import type { Db } from '../db/open.ts';

const name = (dataClass: DataClassId) => `expired:${dataClass}`;

const expiredSchema = z.strictObject({ at: z.int(), rows: z.int().positive() });
type Expired = z.infer<typeof expiredSchema>;

/** Call in the transaction that deleted them. */
export async function noteExpired(tx: Db, dataClass: DataClassId, expired: Expired): Promise<void> {
  const value = JSON.stringify(expired);
  await tx
    .insertInto('service_state')
    .values({ name: name(dataClass), value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Classes that retention has deleted something of. */
export async function readExpired(db: Db): Promise<ReadonlyMap<DataClassId, Expired>> {
  const names = dataClassIds.map(name);
  const rows = await db.selectFrom('service_state').selectAll().where('name', 'in', names).execute();
  const values = new Map(rows.map((row) => [row.name, row.value]));
  return new Map(
    dataClassIds.flatMap((dataClass) => {
      const value = values.get(name(dataClass));
      return value === undefined ? [] : [[dataClass, expiredSchema.parse(JSON.parse(value))] as const];
    }),
  );
}
