/** Failures that belong to one conversation: kept in memory, shown there, and nothing else waits for them. */
import type { AppError, ErrorReport } from '../../../contract/errors/app-error.ts';
import { storeError } from '../store/store-error.ts';
import type { Desk } from './desk.ts';

/** What concerns the connection, the device or the disk, and so everything at once. */
const outside = /^(network|auth|device|store|service)\./;

/** Whether an error is not about the conversation it happened in. */
export function isOutside(error: AppError): boolean {
  return outside.test(error.code);
}

/** What is wrong with conversations, by id, since the app started. */
export type Troubles = Map<string, ErrorReport>;

/**
 * Runs one conversation's work. What fails is remembered, shown with it and tried again later; only failures
 * of the connection, the device or the disk go on to the caller.
 */
export async function inConversation(
  desk: Desk,
  conversation: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = desk.troubles.get(conversation)?.code;
  try {
    await work();
    desk.troubles.delete(conversation);
  } catch (thrown) {
    const error = storeError(thrown);
    if (isOutside(error)) throw error;
    desk.troubles.set(conversation, error.toReport());
  }
  if (desk.troubles.get(conversation)?.code !== before) desk.emit('conversations.changed', {});
}
