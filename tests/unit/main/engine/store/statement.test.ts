import { beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import { getRow, inTransaction, run } from '../../../../../main/engine/store/statement.ts';

let store: Store;
beforeEach(() => {
  store = openMemoryStore();
  store.exec('CREATE TABLE note (id INTEGER PRIMARY KEY)');
});

const note = (id: number) => run(store, 'INSERT INTO note VALUES ($id)', { id });
const count = () => getRow<{ n: number }>(store, 'SELECT count(*) AS n FROM note')?.n;

describe('a transaction', () => {
  it('answers what its work answers, and keeps all of it', () => {
    const answer = inTransaction(store, () => {
      note(1);
      return inTransaction(store, () => note(2));
    });
    expect([answer, count(), store.inTransaction]).toEqual([1, 2, false]);
  });

  it('keeps nothing of work that throws, of an inner one too, and can begin again', () => {
    const broken = () => {
      note(1);
      inTransaction(store, () => {
        note(2);
        throw new RangeError('no');
      });
    };
    expect(() => inTransaction(store, broken)).toThrow(RangeError);
    expect([count(), store.inTransaction]).toEqual([0, false]);
    inTransaction(store, () => note(3));
    expect(count()).toBe(1);
  });

  it('keeps nothing of work that would go on after it', () => {
    expect(() =>
      inTransaction(store, () => {
        note(1);
        return Promise.resolve();
      }),
    ).toThrow(TypeError);
    expect(count()).toBe(0);
  });

  it('throws what ended it where the database did so itself', () => {
    const ended = () => {
      note(1);
      store.exec('ROLLBACK');
      throw new RangeError('ended');
    };
    expect(() => inTransaction(store, ended)).toThrow(RangeError);
    expect(count()).toBe(0);
  });
});
