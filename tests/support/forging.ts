/** Lies a relay can tell: changed answers, changed mail. Each is a set of hooks for Relay; and what to wait for meanwhile. */
import type { MessageView } from '../../contract/bridge/views.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import type { Person } from './person.ts';
import type { RelayHooks } from './relay.ts';

/** Changes fields of the JSON answers of a route. */
export function forgedAnswer(route: string, change: (answer: Record<string, unknown>) => void): RelayHooks {
  return {
    onAnswer: (passing) => {
      if (passing.route !== route) return passing.body;
      const answer = JSON.parse(passing.body) as Record<string, unknown>;
      change(answer);
      return JSON.stringify(answer);
    },
  };
}

/** Rewrites the items of each delivery on its way to a device. */
export function forgedItems(change: (items: MailboxItem[]) => MailboxItem[]): RelayHooks {
  return {
    onFrame: (text) => {
      const frame = JSON.parse(text) as { t: string; items?: MailboxItem[] };
      if (frame.t !== 'deliver' || frame.items === undefined) return [text];
      const items = change(frame.items);
      return items.length === 0 ? [] : [JSON.stringify({ ...frame, items })];
    },
  };
}

/** Base64url with one letter changed in the middle. */
export function flip(text: string): string {
  return `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`;
}

/** Texts of a conversation as this person has them. */
export async function bodies(person: Person, conversation: string): Promise<readonly string[]> {
  return (await person.messages(conversation)).map((one) => one.text);
}

/** Resolves once this person has so many messages. */
export function received(
  person: Person,
  conversation: string,
  count: number,
): Promise<readonly MessageView[]> {
  return person.until(
    () => person.messages(conversation),
    (messages) => messages.length >= count,
    `${count} messages`,
  );
}

/** Resolves once all that this person wrote is known to have arrived. */
export function settledBy(person: Person, conversation: string): Promise<readonly MessageView[]> {
  return person.until(
    () => person.messages(conversation),
    (messages) => messages.every((one) => !one.mine || (one.delivery === 'delivered' && one.number !== null)),
    'delivery',
  );
}
