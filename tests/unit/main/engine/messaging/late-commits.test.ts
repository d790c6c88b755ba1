// Lines of an epoch whose commit the service holds back, or that never was: they wait, or are set aside, and hold up nobody else. Two people of two devices each.
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import type { MailboxItem } from '../../../../../contract/wire/mailbox.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { updateKeys } from '../../../../../main/engine/e2ee/index.ts';
import { eraseForAll } from '../../../../../main/engine/messaging/changing-own.ts';
import { writeMessage } from '../../../../../main/engine/messaging/writing.ts';
import { getRows } from '../../../../../main/engine/store/statement.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { ModelRelay } from '../../../../support/model-relay.ts';
import {
  authorisedFor,
  callerOf,
  fetchMail,
  listSetAside,
  listTexts,
  settleSeats,
  workOnce,
} from '../../../../support/rounds.ts';
import { type Seat, seatFour } from '../../../../support/seats.ts';

let relay: ModelRelay;
let conversation: string;
let laterMs: number;
let [rana, ranaSecond, sara, saraSecond] = [] as unknown as [Seat, Seat, Seat, Seat];

const work = (seat: Seat, items?: readonly MailboxItem[], authorised?: Authorised): Promise<void> =>
  workOnce(relay, seat, items, authorised);

const write = (seat: Seat, text: string) => writeMessage(seat.desk, { conversation, message: newId(), text });

beforeAll(loadSodium);
beforeEach(async () => {
  relay = new ModelRelay();
  conversation = newId();
  laterMs = 0;
  const clock = { now: () => Date.now() + laterMs };
  const seats = await seatFour(relay, clock, conversation);
  [rana, ranaSecond, sara, saraSecond] = seats as typeof seats & [Seat, Seat, Seat, Seat];
  await settleSeats(relay, seats);
});

it('of a commit that is held back, log and mail, wait for it; what others say meanwhile is read at once', async () => {
  const { groups } = sara.desk;
  groups.savePending(conversation, 1, await updateKeys(groups.load(conversation, 1)), []);
  write(sara, 'in the new epoch');
  await work(sara);
  // Sealed before its author heard of the commit.
  write(saraSecond, 'in the epoch before');
  await work(saraSecond, []);
  const all = fetchMail(relay, rana);
  const commits = all.filter(({ kind }) => kind === 'commit');
  const really = authorisedFor(relay, rana);
  const hiding = ((name, request) =>
    name === 'conversations.log'
      ? Promise.resolve({ v: 1, last: 1, entries: [] })
      : really(name, request)) as Authorised;
  await work(
    rana,
    all.filter(({ kind }) => kind !== 'commit'),
    hiding,
  );
  laterMs += 50 * 60 * 1000;
  await work(rana, [], hiding);
  expect([listTexts(rana), listSetAside(rana)]).toEqual([['in the epoch before'], []]);
  await work(rana, commits);
  expect(listTexts(rana)).toEqual(['in the new epoch', 'in the epoch before']);
  expect(listSetAside(rana)).toEqual([]);
});

/** Where the epoch's last byte stands: our version, version and kind of the message, the group's id of 20 bytes with its length, the epoch. */
const lastOfEpoch = 1 + 2 + 2 + 1 + 20 + 7;

it('of an epoch that never was are set aside, at once where the service itself says another, and hold up nobody', async () => {
  write(sara, 'right');
  await work(sara);
  const [item] = fetchMail(relay, rana).filter(({ kind }) => kind === 'message');
  if (item?.kind !== 'message') throw new Error('expected a message');
  const bent = fromBase64Url(item.bytes);
  bent[lastOfEpoch] = 99;
  const bytes = toBase64Url(bent);
  await work(rana, [
    { ...item, seq: item.seq, envelope: newId(), bytes },
    { ...item, seq: item.seq + 1 },
  ]);
  expect([listTexts(rana), listSetAside(rana)]).toEqual([['right'], ['e2ee.futureEpoch']]);

  // The service says the same of it: it waits, and what the same device sealed after it.
  write(ranaSecond, 'of another computer');
  await work(ranaSecond);
  const rest = fetchMail(relay, rana).map((one) => ({ ...one, seq: one.seq + 10 }));
  await work(rana, [{ ...item, seq: item.seq + 2, envelope: newId(), epoch: 99, bytes }, ...rest]);
  expect([listTexts(rana), listSetAside(rana)]).toEqual([
    ['right', 'of another computer'],
    ['e2ee.futureEpoch'],
  ]);
  laterMs += 61 * 60 * 1000;
  await work(rana, []);
  expect(listSetAside(rana)).toEqual(['e2ee.futureEpoch', 'e2ee.futureEpoch']);
});

/** A commit of hers, and a line in each epoch. */
async function moveOn(seat: Seat, times: number): Promise<void> {
  const { groups } = seat.desk;
  for (let at = 0; at < times; at++) {
    write(seat, `in epoch ${at}`);
    groups.savePending(conversation, 1, await updateKeys(groups.load(conversation, 1)), []);
    await work(seat, []);
  }
}

it('of many epochs that the log led past before their mail came are read; their keys go with the mail', async () => {
  await moveOn(sara, 9);
  write(saraSecond, 'written before the mail came');
  await work(saraSecond, []);
  const keptEpochs = () =>
    getRows(saraSecond.store, `SELECT DISTINCT epoch FROM mls_row WHERE kind = 'epoch'`).length;
  expect(keptEpochs()).toBeGreaterThan(4);
  await work(saraSecond);
  await work(sara);
  const lines = Array.from({ length: 9 }, (_, at) => `in epoch ${at}`);
  for (const seat of [sara, saraSecond])
    expect([listTexts(seat), listSetAside(seat)]).toEqual([[...lines, 'written before the mail came'], []]);
  expect(keptEpochs()).toBe(4);
});

it('keep their keys for a week at most, whatever mail is said to be still on its way', async () => {
  await moveOn(sara, 6);
  write(saraSecond, 'what sends it to the log');
  await work(saraSecond, []);
  const { groups } = saraSecond.desk;
  const keptEpochs = () =>
    getRows(saraSecond.store, `SELECT DISTINCT epoch FROM mls_row WHERE kind = 'epoch'`).length;
  groups.forgetOldEpochs(false);
  expect(keptEpochs()).toBeGreaterThan(4);
  laterMs += 7 * 24 * 60 * 60 * 1000 + 60_000;
  // A number that the group has not come to says nothing.
  groups.noteMail(conversation, 1, 1_000);
  groups.forgetOldEpochs(false);
  expect(keptEpochs()).toBe(0);
});

/** Its way to the relay, on which requests of one route are lost, or the answers to them. */
const losing = (seat: Seat, route: string, fault: 'request' | 'answer'): Authorised => {
  const way = (what: 'none' | 'request' | 'answer') => relay.as(callerOf(seat), () => what);
  return ((name, request) => way(name === route ? fault : 'none')(name, request)) as Authorised;
};

it.each([true, false])(
  'sealed in an epoch that is over and taken back: stand on all sides where they had left (%s), or on none, and nobody misses one',
  async (hasLeft) => {
    const message = newId();
    writeMessage(saraSecond.desk, { conversation, message, text: 'taken back' });
    const way = losing(saraSecond, 'messages.send', hasLeft ? 'answer' : 'request');
    await expect(work(saraSecond, [], way)).rejects.toMatchObject({ code: 'network.offline' });
    await moveOn(sara, 3);
    write(saraSecond, 'the next line');
    eraseForAll(saraSecond.desk, { conversation, messages: [message] });
    await settleSeats(relay, [rana, ranaSecond, sara, saraSecond]);
    const lines = ['in epoch 0', 'in epoch 1', 'in epoch 2', 'the next line'];
    for (const seat of [rana, ranaSecond, sara, saraSecond]) {
      expect(listTexts(seat)).toEqual(hasLeft ? ['', ...lines] : lines);
      expect(getRows(seat.store, 'SELECT id FROM message WHERE missing_before > 0')).toEqual([]);
    }
  },
);
