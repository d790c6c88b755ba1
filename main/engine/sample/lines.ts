/** Puts lines into a conversation of the sample. */
import type { DeliveryState } from '../../../contract/bridge/views.ts';
import type { Store } from '../store/database.ts';
import { addMessage } from '../store/repositories/messages.ts';
import type { Place } from './newcomer.ts';
import { sampleId } from './sample-id.ts';

/** The therapist's account and device: the author of every line that is `mine`. */
export interface Author {
  readonly account: string;
  readonly device: string;
}

export interface Line {
  /** From 1, without gaps: the service's number. */
  readonly number: number;
  readonly at: number;
  readonly mine: boolean;
  readonly text: string;
  readonly delivery: DeliveryState;
}

/** Call inside a transaction. */
export function addLine(store: Store, key: string, place: Place, rana: Author, line: Line): void {
  const author = line.mine ? rana : place;
  addMessage(store, {
    id: sampleId(`message/${key}/${line.number}`),
    conversation: place.conversation,
    number: line.number,
    mine: line.mine,
    senderAccount: author.account,
    senderDevice: author.device,
    text: line.text,
    at: line.at,
    receivedAt: line.at,
    delivery: line.delivery,
    missingBefore: 0,
    outOfOrder: false,
  });
}
