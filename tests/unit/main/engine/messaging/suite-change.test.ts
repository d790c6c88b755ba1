// A later version of the app has another cipher suite for new conversations: old ones follow, once everybody can.
import { beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../../main/engine/clock.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import type { SuiteName } from '../../../../../main/engine/e2ee/index.ts';
import { keepReachable } from '../../../../../main/engine/messaging/key-packages.ts';
import { writeMessage } from '../../../../../main/engine/messaging/writing.ts';
import { getConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import type { Ask } from '../../../../../main/engine/sync/service-client.ts';
import { ModelRelay } from '../../../../support/model-relay.ts';
import { settleSeats } from '../../../../support/rounds.ts';
import { type Seat, seatFour } from '../../../../support/seats.ts';

/** What the app of now has for new conversations. */
const app = vi.hoisted(() => ({ suite: 'x25519-chacha20' as string }));
vi.mock('../../../../../main/engine/messaging/suite.ts', () => ({
  get defaultSuite() {
    return app.suite as SuiteName;
  },
}));

const relay = new ModelRelay();
const conversation = newId();
let seats: Seat[];

const settle = (): Promise<void> => settleSeats(relay, seats);

/** Its upkeep after the update: the relay hands out what it publishes from now on, and nothing of before. */
async function update({ desk }: Seat): Promise<void> {
  const publish = ((_name: string, { offer }: Ask<'keyPackages.publish'>) => {
    const all = [...offer.oneTime.slice(0, 3), ...(offer.lastResort === null ? [] : [offer.lastResort])];
    relay.addDevice({ account: desk.account.id, device: desk.device.id }, all);
    return Promise.resolve({});
  }) as unknown as Authorised;
  await keepReachable(desk, publish, 40, true);
}

const suites = () =>
  seats.map(({ desk, store }) => {
    const { generation } = getConversation(store, conversation);
    return `${generation} ${desk.groups.load(conversation, generation).suite}`;
  });
const texts = ({ store }: Seat) =>
  listMessages(store, conversation, null, 50).flatMap(({ text, notice }) => (notice === null ? [text] : []));
const write = (text: string) => {
  for (const { desk } of seats) writeMessage(desk, { conversation, message: newId(), text });
};

beforeAll(async () => {
  await loadSodium();
  seats = await seatFour(relay, systemClock, conversation);
  await settle();
});

it('stays with the old suite while one device offers nothing of the new one, and goes on in the next generation after that; no line is lost', async () => {
  write('before');
  await settle();
  app.suite = 'xwing-chacha20-exp1';
  const [first, ...others] = seats as [Seat, ...Seat[]];
  const late = others.pop();
  if (late === undefined) throw new Error('four seats');
  for (const seat of [first, ...others]) await update(seat);
  write('in between');
  await settle();
  expect(suites()).toEqual(seats.map(() => '1 x25519-chacha20'));
  await update(late);
  // The next day, as the founder's clock has it.
  const tomorrow = Date.now() + 25 * 60 * 60 * 1000;
  first.desk = { ...first.desk, clock: { ...systemClock, now: () => tomorrow } };
  write('after');
  await settle();
  expect(suites()).toEqual(seats.map(() => '2 xwing-chacha20-exp1'));
  write('and on');
  await settle();
  const all = ['before', 'in between', 'after', 'and on'].flatMap((text) => seats.map(() => text));
  for (const seat of seats) expect(texts(seat).toSorted()).toEqual(all.toSorted());
});
