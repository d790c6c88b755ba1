// Random histories of a group: members come, go, race with commits, write, read late, and restart after every step.

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  type CommitDraft,
  changedRows,
  decryptMessage,
  discardPending,
  draftCommit,
  encryptMessage,
  epochOf,
  forgetOldEpochs,
  forkCheck,
  fromRows,
  type GroupState,
  listMembers,
  ownLeaf,
  processCommit,
  promotePending,
  type StateRow,
  toRows,
  wipeConsumed,
} from '../../../../../main/engine/e2ee/index.ts';
import {
  anything,
  checked,
  createPerson,
  type Device,
  found,
  hex,
  join,
  now,
  packageOf,
  read,
  refusal,
  text,
} from './kit.ts';

beforeAll(loadSodium);

/** A small deterministic generator (mulberry32): the same seed gives the same history. */
function createDice(seed: number): (sides: number) => number {
  let held = seed >>> 0;
  return (sides) => {
    held = (held + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(held ^ (held >>> 15), held | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** One device with a table of rows, as the store would hold it: state only ever comes out of the table. */
class Client {
  readonly device: Device;
  readonly table = new Map<string, StateRow>();
  readonly inbox: { envelope: Uint8Array; body: string; from: string; epoch: number }[] = [];

  constructor(device: Device, state: GroupState) {
    this.device = device;
    this.save(null, state, []);
  }

  load(): GroupState {
    return fromRows([...this.table.values()], this.device.self);
  }

  /** Writes what changed, checks that the table says the same as the state, then wipes what is over. */
  save(before: GroupState | null, after: GroupState, consumed: readonly Uint8Array[]): void {
    const { upserts, deletes } = changedRows(before, after);
    for (const { kind, epoch, leaf } of deletes) this.table.delete(`${kind}/${epoch}/${leaf}`);
    for (const row of upserts) this.table.set(`${row.kind}/${row.epoch}/${row.leaf}`, row);
    const expected = new Map(
      toRows(after).map((row) => [`${row.kind}/${row.epoch}/${row.leaf}`, hex(row.data)]),
    );
    expect(new Map([...this.table].map(([key, row]) => [key, hex(row.data)]))).toEqual(expected);
    wipeConsumed(consumed);
  }
}

async function run(
  seed: number,
  steps: number,
): Promise<{ epochs: number; messages: number; races: number }> {
  const dice = createDice(seed);
  const name = (): string => `person-${dice(1_000_000_000)}`;
  const first = createPerson(name());
  let clients = [new Client(first, await found(first))];
  const count = { epochs: 0, messages: 0, races: 0 };
  const pick = (): Client => clients[dice(clients.length)] as Client;

  async function write(): Promise<void> {
    const author = pick();
    const before = author.load();
    const body = `message ${count.messages}`;
    const sent = await encryptMessage(before, text(body));
    author.save(before, sent.state, sent.consumed);
    for (const other of clients) {
      if (other === author) continue;
      other.inbox.push({
        envelope: sent.envelope,
        body,
        from: author.device.account.id,
        epoch: count.epochs,
      });
    }
    count.messages += 1;
  }

  async function readOne(client: Client, at = dice(Math.max(1, client.inbox.length))): Promise<void> {
    const [letter] = client.inbox.splice(at, 1);
    if (letter === undefined) return;
    const before = client.load();
    const received = await decryptMessage(before, letter.envelope);
    expect(read(received.plaintext)).toBe(letter.body);
    expect(received.author.accountId).toBe(letter.from);
    client.save(before, received.state, received.consumed);
    const again = client.load();
    expect(await refusal(() => decryptMessage(again, letter.envelope))).toBe('e2ee.replayed');
  }

  async function draft(
    committer: Client,
  ): Promise<{ draft: CommitDraft; joiners: [Device, Awaited<ReturnType<typeof packageOf>>][] }> {
    const before = committer.load();
    const others = listMembers(before).filter(({ leaf }) => leaf !== ownLeaf(before));
    const remove =
      others.length > 3 && dice(2) === 0
        ? [...new Set([others[dice(others.length)], others[dice(others.length)]])]
        : [];
    const joiners: [Device, Awaited<ReturnType<typeof packageOf>>][] = [];
    const wanted = clients.length < 9 ? dice(3) : 0;
    for (let at = 0; at < wanted; at += 1) {
      const device = createPerson(name());
      joiners.push([device, await packageOf(device)]);
    }
    const add = await Promise.all(joiners.map(([, own]) => checked(own)));
    const leaves = remove.flatMap((member) => (member === undefined ? [] : [member.leaf]));
    const made = await draftCommit(before, { add, remove: leaves }, anything);
    committer.save(before, made.current, made.consumed);
    return { draft: made, joiners };
  }

  async function commit(): Promise<void> {
    const winner = pick();
    const made = await draft(winner);
    const pendingRows = toRows(made.draft.pending);
    const loser = clients.length > 1 && dice(3) === 0 ? pick() : null;
    const lost = loser !== null && loser !== winner ? await draft(loser) : null;
    if (dice(2) === 0) await write();

    const gone: Client[] = [];
    for (const client of clients) {
      // Four earlier epochs are kept: everyone reads what would become too old.
      const isDue = (letter: { epoch: number }): boolean => letter.epoch < count.epochs - 3;
      while (client.inbox.some(isDue)) await readOne(client, client.inbox.findIndex(isDue));
      if (client === winner) continue;
      const before = client.load();
      const applied = await processCommit(before, made.draft.commit, { policy: anything, now });
      if (client === loser && lost !== null) {
        wipeConsumed(discardPending(before, lost.draft.pending).consumed);
        expect(
          await refusal(() => processCommit(applied.state, lost.draft.commit, { policy: anything, now })),
        ).toBe(applied.isRemoved ? 'e2ee.removed' : 'e2ee.staleEpoch');
        count.races += 1;
      }
      client.save(before, applied.state, applied.consumed);
      const forgotten = forgetOldEpochs(applied.state, now, epochOf(applied.state));
      client.save(applied.state, forgotten.state, forgotten.consumed);
      if (applied.isRemoved) gone.push(client);
    }
    const current = winner.load();
    const promoted = promotePending(current, fromRows(pendingRows, winner.device.self), now);
    winner.save(current, promoted.state, promoted.consumed);
    clients = clients.filter((client) => !gone.includes(client));
    for (const [device, own] of made.joiners) {
      clients.push(new Client(device, await join(device, own, made.draft.welcome)));
    }
    count.epochs += 1;
  }

  for (let at = 0; at < steps; at += 1) {
    if (dice(4) === 0) await commit();
    else if (dice(2) === 0) await write();
    else await readOne(pick());
    const checks = clients.map((client) =>
      JSON.stringify(forkCheck(client.load()), (_, v) => (v instanceof Uint8Array ? hex(v) : v)),
    );
    expect(new Set(checks).size).toBe(1);
  }
  for (const client of clients) while (client.inbox.length > 0) await readOne(client);
  expect(epochOf((clients[0] as Client).load())).toBe(count.epochs);
  return count;
}

describe('a group with a random history', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'keeps all members together and every message readable once (seed %i)',
    async (seed) => {
      const count = await run(seed, 60);
      expect(count.epochs).toBeGreaterThan(5);
      expect(count.messages).toBeGreaterThan(10);
    },
    60_000,
  );
});
