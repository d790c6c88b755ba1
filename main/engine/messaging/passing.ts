/** Bodies that are passed on at once or not at all: who types, and that a call goes on. In memory only, sealed like every other. */
import { type BodyOf, type BodyPayload, bodySchema } from '../../../contract/domain/body.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { PassingItem } from '../../../contract/wire/mailbox.ts';
import { isBeat } from '../calls/machine/beats.ts';
import { takeSignal } from '../calls/taking.ts';
import { newId } from '../crypto/ids.ts';
import { type Author, decryptMessage, encryptMessage, epochOf } from '../e2ee/index.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { countEnvelopeMade } from '../store/repositories/counters.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { isHeldUp } from './people.ts';
import { readSealed } from './sealed-bytes.ts';
import { hasStrangerInside } from './strangers.ts';
import { getTelling } from './telling-settings.ts';
import { isOutside } from './troubles.ts';

interface WantedSignal {
  readonly conversation: string;
  readonly payload: BodyPayload<'call'>;
  readonly since: number;
}

/** What waits in memory for the next work of the connection. */
interface Passing {
  readonly wanted: Map<string, { readonly active: boolean; readonly since: number }>;
  /** The newest of each call. */
  readonly signals: Map<string, WantedSignal>;
  readonly come: PassingItem[];
}

/** What is older says nothing any more. */
const freshMs = 4_000;
const mostCome = 100;
/**
 * Each one takes a key of this device's ratchet, also when nobody is there. Behind this many since the last change of keys
 * nothing more is passed until they are renewed: so those who were away are never left more steps behind than they can take.
 */
const mostSinceRenewal = 200;
/** In mid-call keys are not renewed before that either (epoch-age.ts). */
const mostInCall = 800;

const passings = new WeakMap<Desk['store'], Passing>();

function passingOf({ store }: Pick<Desk, 'store'>): Passing {
  const known = passings.get(store) ?? { wanted: new Map(), signals: new Map(), come: [] };
  passings.set(store, known);
  return known;
}

/** The newest wish of a conversation counts. */
export function wantTyping(desk: Desk, conversation: string, active: boolean): void {
  passingOf(desk).wanted.set(conversation, { active, since: desk.clock.now() });
}

/** That a call goes on here; the newest word about it counts. */
export function wantSignal(desk: Desk, conversation: string, payload: BodyPayload<'call'>): void {
  passingOf(desk).signals.set(payload.call, { conversation, payload, since: desk.clock.now() });
}

/** What is to be said about calls and still fresh; it is not wanted any more. */
export function takeWantedSignals(desk: Desk): readonly WantedSignal[] {
  const { signals } = passingOf(desk);
  const fresh = [...signals.values()].filter(({ since }) => desk.clock.now() - since <= freshMs);
  signals.clear();
  return fresh;
}

/** From the live socket; where too much comes the oldest is passed over. */
export function notePassing(desk: Desk, item: PassingItem): void {
  const { come } = passingOf(desk);
  come.push(item);
  if (come.length > mostCome) come.shift();
}

/** A body of its own kind, that is counted nowhere. */
type Passed =
  | { readonly type: 'typing'; readonly active: boolean }
  | ({ readonly type: 'call' } & BodyPayload<'call'>);

async function passOn(desk: Desk, authorised: Authorised, id: string, passed: Passed): Promise<void> {
  const conversation = findConversation(desk.store, id);
  if (conversation?.state !== 'open' || isHeldUp(desk.store, desk.account, conversation)) return;
  if (hasStrangerInside(desk, conversation)) return;
  const { generation } = conversation;
  const most = passed.type === 'call' ? mostInCall : mostSinceRenewal;
  if (desk.groups.getAge(id, generation).messages >= most) return;
  const body = bodySchema.parse({
    v: 1,
    message: newId(),
    counter: 0,
    seen: [],
    at: desk.clock.now(),
    ...passed,
  });
  const sealed = await encryptMessage(
    desk.groups.load(id, generation),
    new TextEncoder().encode(JSON.stringify(body)),
  );
  desk.groups.save(id, generation, sealed, () => {
    countEnvelopeMade(desk.store);
    desk.groups.countMessage(id, generation);
  });
  await authorised('messages.pass', {
    conversation: id,
    generation,
    epoch: epochOf(sealed.state),
    envelope: newId(),
    bytes: toBase64Url(sealed.envelope),
  });
}

/** Says what is still fresh. What cannot be said is dropped: only failures of the connection or the disk are thrown. */
export async function sendPassing(desk: Desk, authorised: Authorised): Promise<void> {
  const { wanted } = passingOf(desk);
  for (const [id, { active, since }] of [...wanted]) {
    wanted.delete(id);
    if (desk.clock.now() - since > freshMs) continue;
    await tryPassing(desk, authorised, id, { type: 'typing', active });
  }
  for (const { conversation, payload } of takeWantedSignals(desk))
    await tryPassing(desk, authorised, conversation, { type: 'call', ...payload });
}

async function tryPassing(desk: Desk, authorised: Authorised, id: string, passed: Passed): Promise<void> {
  try {
    await passOn(desk, authorised, id, passed);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
  }
}

function nameOf({ store }: Desk, conversation: string, account: string): string | null {
  return listMembersOf(store, conversation).find((one) => one.account === account)?.nickname ?? null;
}

async function takePassing(desk: Desk, item: PassingItem): Promise<void> {
  const conversation = findConversation(desk.store, item.conversation);
  if (conversation === undefined) return;
  const opened = await decryptMessage(
    desk.groups.load(conversation.id, item.generation),
    readSealed(item.bytes),
  );
  const parsed = bodySchema.safeParse(JSON.parse(new TextDecoder().decode(opened.plaintext)));
  // The ratchet stays where it is: mail sealed before this may still be under way, and this is as good as lost.
  const body = parsed.data;
  if (body?.type === 'call' && body.counter === 0) {
    takePassedSignal(desk, conversation.id, opened.author, body);
    return;
  }
  if (body?.type !== 'typing') return;
  const { accountId: account } = opened.author;
  const isShown =
    account !== desk.account.id && getTelling(desk.store).typing && !isBlocked(desk.store, account);
  if (!isShown) return;
  desk.emit('typing.changed', {
    conversation: conversation.id,
    account,
    name: nameOf(desk, conversation.id, account),
    active: body.active,
  });
}

/** The same as by mail, but for what only says that something still is. */
function takePassedSignal(desk: Desk, conversation: string, author: Author, body: BodyOf<'call'>): void {
  if (!isBeat(body.signal) || isBlocked(desk.store, author.accountId)) return;
  const mine = author.accountId === desk.account.id;
  inTransaction(desk.store, () => takeSignal(desk, { conversation, author, mine, body }));
}

/** What cannot be opened, or not yet, is forgotten: it is about a moment that is over. */
export async function takePassings(desk: Desk): Promise<void> {
  const { come } = passingOf(desk);
  for (let item = come.shift(); item !== undefined; item = come.shift()) {
    await takePassing(desk, item).catch((thrown: unknown) => {
      if (thrown instanceof AppError && !isOutside(thrown)) return;
      if (thrown instanceof SyntaxError) return;
      throw thrown;
    });
  }
}
