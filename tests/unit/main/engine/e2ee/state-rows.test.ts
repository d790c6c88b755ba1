// Rows: what a step writes, exact rebuilding, and every damage refused.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  addMembers,
  changedRows,
  decryptMessage,
  encryptMessage,
  epochOf,
  forgetOldEpochs,
  fromRows,
  type GroupState,
  isActive,
  processCommit,
  removeMembers,
  type StateRow,
  toRows,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import {
  decodeEpochRow,
  decodeGroupRow,
  decodeRatchetRow,
  decodeTreeRow,
  encodeRatchetRow,
} from '../../../../../main/engine/e2ee/row-codec.ts';
import {
  accept,
  anything,
  checked,
  createPerson,
  groupOf,
  hex,
  join,
  now,
  packageOf,
  read,
  refusal,
  text,
} from './kit.ts';

beforeAll(loadSodium);

const people = (count: number) => Array.from({ length: count }, (_, at) => createPerson(`person-${at}`));
const names = (rows: readonly { kind: string; epoch: number; leaf: number }[]): string[] =>
  rows.map(({ kind, epoch, leaf }) => `${kind}/${epoch}/${leaf}`);
const flat = (state: GroupState): string[] =>
  toRows(state).map((row) => `${names([row])[0]}=${hex(row.data)}`);

describe('what a step writes', () => {
  it('is one small row for a message sent or received, in a group of fifty too', async () => {
    for (const count of [2, 50]) {
      const devices = people(count);
      const [a, b] = (await groupOf(devices)) as [GroupState, GroupState];
      const sent = await encryptMessage(a, text('hello'));
      const sending = changedRows(a, sent.state);
      expect(names(sending.upserts)).toEqual(['ratchet/1/0']);
      expect(sending.deletes).toEqual([]);
      expect(sending.upserts[0]?.data.length).toBeLessThan(120);
      const received = await decryptMessage(b, sent.envelope);
      const receiving = changedRows(b, received.state);
      expect(names(receiving.upserts)).toEqual(['ratchet/1/0']);
      expect(receiving.deletes).toEqual([]);
    }
  });

  it('is nothing when nothing changed', async () => {
    const [a] = (await groupOf(people(3))) as [GroupState];
    expect(changedRows(a, a)).toEqual({ upserts: [], deletes: [] });
  });

  it('is the new epoch for a commit, while the old epoch keeps its rows', async () => {
    const [a, b] = (await groupOf(people(3))) as [GroupState, GroupState];
    const { state } = await processCommit(b, (await updateKeys(a)).commit, { policy: anything, now });
    const { upserts, deletes } = changedRows(b, state);
    expect(new Set(names(upserts))).toEqual(
      new Set(['group/0/0', 'epoch/1/0', 'tree/2/0', 'ratchet/2/0', 'ratchet/2/1', 'ratchet/2/2']),
    );
    expect(deletes).toEqual([]);
  });

  it('is one row for a late message of an earlier epoch', async () => {
    const [a, b] = (await groupOf(people(3))) as [GroupState, GroupState];
    const late = await encryptMessage(a, text('late'));
    const moved = await processCommit(b, (await updateKeys(late.state)).commit, { policy: anything, now });
    const received = await decryptMessage(moved.state, late.envelope);
    expect(names(changedRows(moved.state, received.state).upserts)).toEqual(['ratchet/1/0']);
  });

  it('deletes every row of an epoch that is no longer kept', async () => {
    let [a, b] = (await groupOf(people(3))) as [GroupState, GroupState];
    for (let round = 0; round < 5; round += 1) {
      const draft = await updateKeys(a);
      b = (await processCommit(b, draft.commit, { policy: anything, now })).state;
      a = accept(draft);
    }
    const { state } = forgetOldEpochs(b, now, epochOf(b));
    expect(new Set(names(changedRows(b, state).deletes))).toEqual(
      new Set(['tree/1/0', 'epoch/1/0', 'ratchet/1/0', 'ratchet/1/1', 'ratchet/1/2']),
    );
  });

  it('has its own rows for a pending state: only its new epoch, no history', async () => {
    const [a] = (await groupOf(people(2))) as [GroupState];
    const draft = await updateKeys(a);
    expect(names(toRows(draft.pending))).toEqual(['group/0/0', 'tree/2/0', 'ratchet/2/0', 'ratchet/2/1']);
    const again = fromRows(toRows(draft.pending), draft.pending.self);
    expect(flat(accept({ ...draft, pending: again }))).toEqual(flat(accept(draft)));
  });
});

describe('rebuilding', () => {
  it('gives the same state from rows in any order, after any step', async () => {
    let [a, b] = (await groupOf(people(4))) as [GroupState, GroupState];
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const adding = await addMembers(a, [await checked(own)], anything);
    b = (await processCommit(b, adding.commit, { policy: anything, now })).state;
    a = accept(adding);
    const skipped = await encryptMessage(a, text('skipped'));
    const sent = await encryptMessage(skipped.state, text('sent'));
    b = (await decryptMessage(b, sent.envelope)).state;
    const removal = await removeMembers(sent.state, [2], anything);
    b = (await processCommit(b, removal.commit, { policy: anything, now })).state;
    for (const state of [a, b, accept(removal), await join(cleo, own, adding.welcome)]) {
      const rows = [...toRows(state)].reverse();
      const again = fromRows(rows, state.self);
      expect(flat(again)).toEqual(flat(state));
      expect(again.endedAt).toEqual(state.endedAt);
      expect(await encryptMessage(again, text('x')).then(({ envelope }) => envelope.length)).toBeGreaterThan(
        512,
      );
    }
    b = fromRows(toRows(b), b.self);
    expect(read((await decryptMessage(b, skipped.envelope)).plaintext)).toBe('skipped');
  });

  it('remembers a removal', async () => {
    const [a, , c] = (await groupOf(people(3))) as [GroupState, GroupState, GroupState];
    const { commit } = await removeMembers(a, [2], anything);
    const { state } = await processCommit(c, commit, { policy: anything, now });
    expect(isActive(fromRows(toRows(state), state.self))).toBe(false);
  });

  it('refuses missing, doubled, foreign, shortened, lengthened and renumbered rows', async () => {
    const [a, b] = (await groupOf(people(2))) as [GroupState, GroupState];
    const { state } = await processCommit(b, (await updateKeys(a)).commit, { policy: anything, now });
    const rows = toRows(state);
    const damaged = (change: (row: StateRow) => StateRow[]): StateRow[][] =>
      rows.map((_, at) => rows.flatMap((row, index) => (index === at ? change(row) : [row])));
    const attempts = [
      ...damaged(() => []),
      ...damaged((row) => [row, row]),
      ...damaged((row) => [row, { ...row, epoch: row.epoch + 7 }]),
      ...damaged((row) => [{ ...row, data: row.data.slice(0, -1) }]),
      ...damaged((row) => [{ ...row, data: Uint8Array.of(...row.data, 0) }]),
      ...damaged((row) => [{ ...row, data: Uint8Array.of(9, ...row.data.slice(1)) }]),
      ...damaged((row) => [{ ...row, data: new Uint8Array(0) }]),
      ...damaged((row) => [{ ...row, leaf: row.leaf + 1 }]),
      [],
    ];
    expect(attempts.length).toBe(8 * rows.length + 1);
    for (const attempt of attempts) {
      expect(await refusal(() => fromRows(attempt, state.self))).toBe('e2ee.damagedState');
    }
  });
});

describe('the bytes of a row', () => {
  it('carry any ratchet there and back', () => {
    const secret = fc.constantFrom(32, 64).map((length) => randomBytes(length));
    const ratchet = fc.record({
      secret,
      generation: fc.nat(),
      unusedGenerations: fc.dictionary(fc.nat(100_000).map(String), secret, {
        maxKeys: 20,
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(ratchet, ratchet, (handshake, application) => {
        const decoded = decodeRatchetRow(encodeRatchetRow({ handshake, application }));
        expect(hex(encodeRatchetRow(decoded))).toBe(hex(encodeRatchetRow({ handshake, application })));
        expect(decoded.application.generation).toBe(application.generation);
        expect(Object.keys(decoded.handshake.unusedGenerations)).toEqual(
          Object.keys(handshake.unusedGenerations),
        );
      }),
    );
  });

  it('are refused, not half read, when they are anything else', () => {
    for (const decode of [decodeGroupRow, decodeEpochRow, decodeTreeRow, decodeRatchetRow]) {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          expect(() => decode(bytes)).toThrow();
        }),
      );
    }
  });
});
