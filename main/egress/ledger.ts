/** What was contacted and what was refused, in this process's memory alone: hosts, ports, counts, bytes, times. */
import {
  type EgressContact,
  type EgressPart,
  type EgressRecord,
  type EgressRefusal,
  type EgressTry,
  mostDestinations,
} from '../../contract/bridge/proof-view.ts';
import type { Destination } from './destinations.ts';

/** What a socket counts by itself. */
interface Counting {
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** A connection to a destination that is allowed. */
export interface ContactNotes {
  /** It stands. */
  connected(): void;
  /** It is over. */
  closed(): void;
}

export interface Ledger {
  contact(kind: EgressContact['kind'], destination: Destination, socket: Counting): ContactNotes;
  refuse(from: EgressPart, tried: EgressTry, destination: Destination): void;
  /** As of now; bytes of connections that still stand are among them. */
  record(): EgressRecord;
}

interface Contact extends EgressContact {
  readonly live: Set<Counting>;
}

const keyOf = (...parts: readonly (string | number | null)[]): string => parts.join('\n');

/** `onNews` is called after a new destination, a new connection and each refusal, not for every byte. */
export function createLedger(from: EgressPart, now: () => number, onNews: () => void = () => {}): Ledger {
  const contacts = new Map<string, Contact>();
  const refusals = new Map<string, EgressRefusal>();
  let more = 0;

  return {
    contact(kind, { host, port }, socket) {
      const key = keyOf(kind, host, port);
      const change = (what: Partial<EgressContact>) => {
        const known = contacts.get(key);
        if (known !== undefined) contacts.set(key, { ...known, ...what, lastAt: now() });
      };
      if (!contacts.has(key)) {
        const firstAt = now();
        const none = { connections: 0, sent: 0, received: 0, firstAt, lastAt: firstAt };
        contacts.set(key, { from, kind, host, port, ...none, live: new Set() });
      }
      onNews();
      return {
        connected() {
          const known = contacts.get(key);
          known?.live.add(socket);
          change({ connections: (known?.connections ?? 0) + 1 });
          onNews();
        },
        closed() {
          const known = contacts.get(key);
          if (known?.live.delete(socket) !== true) return;
          change({
            sent: known.sent + socket.bytesWritten,
            received: known.received + socket.bytesRead,
          });
        },
      };
    },
    refuse(who, tried, { host, port }) {
      const key = keyOf(who, tried, host, port);
      const known = refusals.get(key);
      const at = now();
      if (known !== undefined) refusals.set(key, { ...known, count: known.count + 1, lastAt: at });
      else if (refusals.size >= mostDestinations) more += 1;
      else refusals.set(key, { from: who, tried, host, port, count: 1, firstAt: at, lastAt: at });
      onNews();
    },
    record: () => ({
      contacts: [...contacts.values()].slice(0, mostDestinations).map(({ live, ...contact }) => ({
        ...contact,
        sent: [...live].reduce((sum, { bytesWritten }) => sum + bytesWritten, contact.sent),
        received: [...live].reduce((sum, { bytesRead }) => sum + bytesRead, contact.received),
      })),
      refusals: [...refusals.values()],
      more,
    }),
  };
}
