// What this app did on the network since it began, of all its processes together, in memory alone.

import { egressCall } from '../../contract/bridge/engine-port.ts';
import {
  type EgressContact,
  type EgressRecord,
  type EgressRefusal,
  type EgressTry,
  egressRecordSchema,
  type HostsProof,
  mostDestinations,
} from '../../contract/bridge/proof-view.ts';
import { destinationOf, nothingAllowed } from '../egress/destinations.ts';
import { guardNetwork } from '../egress/guard.ts';
import { createLedger, type Ledger } from '../egress/ledger.ts';
import type { EngineHost } from './engine/engine-host.ts';

const noRecord: EgressRecord = { contacts: [], refusals: [], more: 0 };

const contactKey = ({ from, kind, host, port }: EgressContact): string => [from, kind, host, port].join('\n');
const refusalKey = ({ from, tried, host, port }: EgressRefusal): string =>
  [from, tried, host, port].join('\n');

/** Rows of the same key become one. */
function sum<Row extends { readonly firstAt: number; readonly lastAt: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  add: (one: Row, other: Row) => Partial<Row>,
): readonly Row[] {
  const known = new Map<string, Row>();
  for (const row of rows) {
    const before = known.get(keyOf(row));
    const times = before && {
      firstAt: Math.min(before.firstAt, row.firstAt),
      lastAt: Math.max(before.lastAt, row.lastAt),
    };
    known.set(keyOf(row), before === undefined ? row : { ...before, ...add(before, row), ...times });
  }
  return [...known.values()];
}

/** Two records as one; what is beyond the most that are kept is counted. */
function addRecords(one: EgressRecord, other: EgressRecord): EgressRecord {
  const contacts = sum([...one.contacts, ...other.contacts], contactKey, (a, b) => ({
    connections: a.connections + b.connections,
    sent: a.sent + b.sent,
    received: a.received + b.received,
  }));
  const refusals = sum([...one.refusals, ...other.refusals], refusalKey, (a, b) => ({
    count: a.count + b.count,
  }));
  const unnamed = refusals.slice(mostDestinations).reduce((total, { count }) => total + count, 0);
  return {
    contacts: contacts.slice(0, mostDestinations),
    refusals: refusals.slice(0, mostDestinations),
    more: one.more + other.more + unnamed,
  };
}

/** Takes what the shell and the pages were refused. */
export interface EgressNotes {
  /** The shell's own code, or Chromium on its behalf. */
  readonly shellRefused: (tried: EgressTry, address: string) => void;
  /** A window. */
  readonly pageRefused: (tried: EgressTry, address: string) => void;
  /** A request of Zoom's window to Zoom's cloud went out. */
  readonly zoomContacted: (address: string) => void;
  /** The system was asked for the way to the service. */
  readonly askedForProxy: () => void;
}

export interface EgressRecorder extends EgressNotes {
  /** From now on the engine's records are taken in. */
  readonly follow: (engine: Pick<EngineHost, 'call' | 'onEgress' | 'onEnd' | 'state'>) => void;
  /** All of it as of now. */
  readonly read: (serviceUrl: string) => Promise<HostsProof>;
}

/** `own`: what this process was refused. Pages have a list of their own, so that none of them can crowd out another part. */
export function createEgressRecorder(own: Ledger, now: () => number): EgressRecorder {
  const since = now();
  const pages = createLedger('page', now);
  let past = noRecord;
  let current = noRecord;
  let proxyQuestions = 0;
  let zoom = noRecord;
  let ask: () => Promise<void> = async () => {};
  return {
    shellRefused: (tried, address) => own.refuse('shell', tried, destinationOf(address)),
    pageRefused: (tried, address) => pages.refuse('page', tried, destinationOf(address)),
    zoomContacted: (address) => {
      const at = now();
      const { host, port } = destinationOf(address);
      const none = { connections: 1, sent: 0, received: 0, firstAt: at, lastAt: at };
      zoom = addRecords(zoom, {
        ...noRecord,
        contacts: [{ from: 'page', kind: 'zoom', host, port, ...none }],
      });
    },
    askedForProxy: () => {
      proxyQuestions += 1;
    },
    follow(engine) {
      engine.onEgress((record) => {
        current = record;
      });
      engine.onEnd(() => {
        past = addRecords(past, current);
        current = noRecord;
      });
      ask = async () => {
        // The bytes of this moment; without an engine there are none.
        if (engine.state() !== 'running') return;
        const answer = await engine.call(egressCall, {}).catch(() => null);
        const record = egressRecordSchema.safeParse(answer);
        if (record.success) current = record.data;
      };
    },
    async read(serviceUrl) {
      await ask();
      const { contacts, refusals, more } = [current, own.record(), pages.record(), zoom].reduce(
        addRecords,
        past,
      );
      return {
        since,
        service: destinationOf(serviceUrl),
        contacts: [...contacts],
        refusals: [...refusals],
        more,
        proxyQuestions,
      };
    },
  };
}

/** Guards this process too: the shell connects to nothing. Call once, before anything could. */
export function recordEgress(): EgressRecorder {
  const own = createLedger('shell', Date.now);
  guardNetwork({ part: 'shell', allowed: nothingAllowed, ledger: own });
  return createEgressRecorder(own, Date.now);
}
