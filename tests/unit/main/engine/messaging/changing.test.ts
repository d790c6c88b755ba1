/** Edits and erasures over a real store: every order of arrival ends with the same words, and nothing is kept that was taken back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../../contract/domain/limits.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { takeChange, takeHeldChanges } from '../../../../../main/engine/messaging/changing.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  addChange,
  type Change,
  listChangesOf,
  numberChange,
  settleEdits,
} from '../../../../../main/engine/store/repositories/changes.ts';
import { findMessage } from '../../../../../main/engine/store/repositories/messages.ts';
import { isIndexSound } from '../../../../../main/engine/store/repositories/word-index.ts';
import { addLine, addTalk } from '../../../../support/store-lines.ts';

const start = Date.UTC(2026, 10, 22, 9);
const conversation = newId();
const [account, other] = [newId(), newId()];
const talk = { conversation, account, at: start };
let folder: string;
let store: Store;
let desk: Desk;

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7c-'));
  store = openStore({ file: join(folder, 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  addTalk(store, talk);
  // What changes touch, and nothing else.
  desk = { store, clock: { now: () => start } } as unknown as Desk;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const write = (id: string, text = 'first') => addLine(store, talk, { id, number: 5, text });
const changeOf = (target: string, part: Partial<Change>): Change => ({
  body: newId(),
  target,
  conversation,
  account,
  number: 6,
  text: 'second',
  at: start + 1_000,
  receivedAt: start + 2_000,
  ...part,
});

describe('changes of a line', () => {
  it('end the same in every order of arrival, the line itself first, last or in between', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(order, fc.boolean(), (places, isErased) => {
        const id = newId();
        const steps = [
          () => {
            write(id);
            takeHeldChanges(desk, id);
          },
          () => takeChange(desk, changeOf(id, { number: 6, text: 'second' })),
          () => takeChange(desk, changeOf(id, { number: 8, text: 'third' })),
          () => takeChange(desk, changeOf(id, isErased ? { text: null, number: 7 } : { number: 7 })),
        ];
        for (const place of places) steps[place]?.();
        expect(findMessage(store, id)).toMatchObject(
          isErased
            ? { text: '', erased: true, edited: null }
            : { text: 'third', edited: { firstText: 'first' } },
        );
        expect(listChangesOf(store, id)).toHaveLength(isErased ? 0 : 1);
      }),
      { numRuns: 60 },
    );
    expect(isIndexSound(store)).toBe(true);
  });

  it('by two computers of one person end with the words that the service numbered last, whichever was written first', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 6, max: 7 }), (isOwnFirst, ownNumber) => {
        const id = newId();
        write(id);
        const own = changeOf(id, { number: null, text: 'own' });
        const theirs = changeOf(id, { number: ownNumber === 6 ? 7 : 6, text: 'theirs' });
        const steps = [
          () => {
            addChange(store, own);
            settleEdits(store, id);
          },
          () => takeChange(desk, theirs),
        ];
        for (const step of isOwnFirst ? steps : steps.toReversed()) step();
        // While it waits here it stands last: it will get a larger number than what is here already, or give way.
        expect(findMessage(store, id)?.text).toBe('own');
        numberChange(store, own.body, ownNumber);
        settleEdits(store, id);
        expect(findMessage(store, id)).toMatchObject({
          text: ownNumber === 7 ? 'own' : 'theirs',
          edited: { firstText: 'first' },
        });
        expect(listChangesOf(store, id)).toHaveLength(1);
      }),
    );
  });

  it.each<[string, Partial<Change>]>([
    ['of another account', { account: other }],
    ['of another conversation', { conversation: newId() }],
    ['later than ten minutes by its author’s clock', { at: start + limits.editMs + 1 }],
    ['that arrives days after its time', { receivedAt: start + limits.editMs + 25 * 60 * 60 * 1000 }],
  ])('%s are passed over', (_what, part) => {
    const id = newId();
    write(id);
    expect(takeChange(desk, changeOf(id, part))).toBe(false);
    expect(takeChange(desk, changeOf(id, { ...part, text: null }))).toBe(false);
    expect(findMessage(store, id)).toMatchObject({ text: 'first', edited: null, erased: false });
  });

  it('whose line never comes are kept up to a number', () => {
    for (let at = 0; at < limits.heldChanges + 20; at++)
      takeChange(desk, changeOf(newId(), { receivedAt: at }));
    const kept = store.prepare('SELECT count(*) FROM message_change').pluck().get();
    expect(kept).toBe(limits.heldChanges);
  });
});
