/** A body that was opened, as the one function for its type takes it in. */
import type { BodyOf, BodyType } from '../../../../contract/domain/body.ts';
import type { MailboxItem } from '../../../../contract/wire/mailbox.ts';
import type { Author } from '../../e2ee/index.ts';
import type { Desk } from '../desk.ts';

export type MessageItem = Extract<MailboxItem, { kind: 'message' }>;

export interface Received<Type extends BodyType> {
  readonly item: MessageItem;
  /** The verified leaf of the message's epoch. */
  readonly author: Author;
  /** By another device of this account. */
  readonly mine: boolean;
  readonly body: BodyOf<Type>;
  /** Bodies of this device that should have come before. */
  readonly missing: number;
}

/**
 * Runs inside the transaction that stores the new ratchet state. Answers ids of messages whose view changed. What the author
 * may not do is passed over; only what nobody could write is thrown.
 */
export type Take<Type extends BodyType> = (desk: Desk, received: Received<Type>) => readonly string[];
