/** Keeps messages to the operator as they come: sealed to a key that is not here, from nobody that is known. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';

type Answer<Name extends 'contact.put' | 'contact.look'> = Promise<Omit<RouteResponse<Name>, 'v'>>;

/** Throws `contact.notOffered` without an operator's key, `contact.full` while too many wait to be read. */
export async function putContact(
  { db, clock, config }: Context,
  request: RouteRequest<'contact.put'>,
): Answer<'contact.put'> {
  if (config.operatorKey === null) throw new AppError('contact.notOffered');
  const id = decodeBytes(request.id);
  return inTransaction(db, async (tx) => {
    const held = await tx
      .selectFrom('contact_messages')
      .select('created_at')
      .where('id', '=', id)
      .executeTakeFirst();
    if (held !== undefined) return { receivedAt: held.created_at };
    const { count } = await tx
      .selectFrom('contact_messages')
      .select((all) => all.fn.countAll<number>().as('count'))
      .where('answered_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= limits.contactMessagesWaiting) throw new AppError('contact.full');
    const row = { id, sealed: decodeBytes(request.sealed, limits.contactBytes), created_at: clock.now() };
    const stored = await tx
      .insertInto('contact_messages')
      .values({ ...row, answer: null, answered_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Two tries of one message at the same moment: the second learns the time with its next one.
    if (stored.numInsertedOrUpdatedRows !== 1n) throw new AppError('request.tooMany');
    return { receivedAt: row.created_at };
  });
}

export async function lookAtContact(
  { db }: Context,
  { id }: RouteRequest<'contact.look'>,
): Answer<'contact.look'> {
  const row = await db
    .selectFrom('contact_messages')
    .select('answer')
    .where('id', '=', decodeBytes(id))
    .executeTakeFirst();
  if (row === undefined) return { state: 'gone', answer: null };
  if (row.answer === null) return { state: 'waiting', answer: null };
  return { state: 'answered', answer: encodeBytes(row.answer) };
}

export async function removeContact(
  { db }: Context,
  { id }: RouteRequest<'contact.remove'>,
): Promise<Record<string, never>> {
  await db.deleteFrom('contact_messages').where('id', '=', decodeBytes(id)).execute();
  return {};
}
