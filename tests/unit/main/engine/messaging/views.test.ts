import { beforeAll, expect, test } from 'vitest';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { getConversationView, listConversationViews } from '../../../../../main/engine/messaging/views.ts';
import { fillSample } from '../../../../../main/engine/sample/fill.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import { getAccount } from '../../../../../main/engine/store/repositories/account.ts';
import { addToOutbox } from '../../../../../main/engine/store/repositories/outbox.ts';
import { run } from '../../../../../main/engine/store/statement.ts';

let store: Store;
beforeAll(async () => {
  await loadSodium();
  store = openMemoryStore();
  await fillSample(store, { lines: 0, people: 40 });
});

const listOf = (troubles = new Map()) =>
  listConversationViews({ store, troubles, account: getAccount(store) });
const oneByOne = (troubles = new Map()) =>
  listOf().map(({ id }) => getConversationView({ store, troubles, account: getAccount(store) }, id));

test('the list says of each conversation what asking for it alone says', () => {
  const list = listOf();
  expect(list.length).toBeGreaterThan(50);
  expect(list.some(({ unread }) => unread > 1)).toBe(true);
  expect(list.some(({ lastMessage }) => lastMessage === null)).toBe(true);
  expect(list).toEqual(oneByOne());
});

test('lines about to be deleted, waiting lines and troubles are the same both ways', () => {
  const busy = listOf().find(({ unread }) => unread > 1);
  const quiet = listOf().find(({ unread, lastMessage }) => unread === 0 && lastMessage !== null);
  if (busy?.firstUnread == null || quiet?.lastMessage == null) throw new Error('the sample has both');
  run(store, 'UPDATE message SET delete_at = 1 WHERE id IN ($first, $last)', {
    first: busy.firstUnread.message,
    last: quiet.lastMessage.id,
  });
  addToOutbox(store, {
    conversation: quiet.id,
    message: 'waiting-line',
    type: 'text',
    at: 1,
  });
  const troubles = new Map([[busy.id, new AppError('mailbox.full').toReport()]]);
  const list = listOf(troubles);
  expect(list).toEqual(oneByOne(troubles));
  expect(list.find(({ id }) => id === busy.id)).toMatchObject({ unread: busy.unread - 1 });
  expect(list.find(({ id }) => id === quiet.id)).toMatchObject({ waiting: 1 });
});
