/** The sample practice's security log: what a therapist's log tells after nine months. */
import { type AuditEvent, recordEvent } from '../audit/record.ts';
import type { Store } from '../store/database.ts';
import { sampleClock, toMoment } from './moment.ts';
import { practice } from './people/index.ts';

const day = 24 * 60 * 60 * 1000;
const hour = day / 24;

/** A client who was let in. */
export interface LetIn {
  readonly account: string;
  readonly at: number;
}

/** Call inside the transaction that fills the store, when the people are in it. */
export function addSampleLog(store: Store, people: readonly LetIn[]): void {
  const opened = toMoment(practice.openedOn);
  const now = sampleClock.now();
  const [first] = people;
  const events: { readonly at: number; readonly event: AuditEvent }[] = [
    { at: opened, event: { code: 'profile.created' } },
    { at: opened + hour, event: { code: 'kit.made' } },
    { at: opened + hour, event: { code: 'binding.on' } },
    ...people.map(({ account, at }) => ({
      at,
      event: { code: 'person.confirmed', subject: account } as const,
    })),
    ...(first === undefined
      ? []
      : [{ at: now - 12 * day, event: { code: 'contact.devicesChanged', subject: first.account } as const }]),
    { at: now - 3 * day, event: { code: 'messages.deleted', count: 2 } },
    { at: now - day, event: { code: 'backup.made' } },
    { at: now - 2 * hour, event: { code: 'profile.opened' } },
  ];
  for (const { at, event } of events.toSorted((left, right) => left.at - right.at))
    recordEvent(store, at, event);
}
