/** Bodies that are passed on at once or not at all: who types. In memory only, sealed like every other. */
import { bodySchema } from '../../../contract/domain/body.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { PassingItem } from '../../../contract/wire/mailbox.ts';
import { newId } from '../crypto/ids.ts';
import { decryptMessage, encryptMessage, epochOf } from '../e2ee/index.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { countEnvelopeMade } from '../store/repositories/counters.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { isHeldUp } from './people.ts';
import { readSealed } from './sealed-bytes.ts';
import { hasStrangerInside } from './strangers.ts';
import { getTelling } from './telling-settings.ts';
import { isOutside } from './troubles.ts';

/** What waits in memory for the next work of the connection. */
interface Passing {
  readonly wanted: Map<string, { readonly active: boolean; readonly since: number }>;
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

const passings = new WeakMap<Desk['store'], Passing>();

function passingOf({ store }: Pick<Desk, 'store'>): Passing {
  const known = passings.get(store) ?? { wanted: new Map(), come: [] };
  passings.set(store, known);
  return known;
}

/** The newest wish of a conversation counts. */
export function wantTyping(desk: Desk, conversation: string, active: boolean): void {
  passingOf(desk).wanted.set(conversation, { active, since: desk.clock.now() });
}

/** From the live socket; where too much comes the oldest is passed over. */
export function notePassing(desk: Desk, item: PassingItem): void {
  const { come } = passingOf(desk);
  come.push(item);
  if (come.length > mostCome) come.shift();
}

async function passOn(desk: Desk, authorised: Authorised, id: string, active: boolean): Promise<void> {
  const conversation = findConversation(desk.store, id);
  if (conversation?.state !== 'open' || isHeldUp(desk.store, desk.account, conversation)) return;
  if (hasStrangerInside(desk, conversation)) return;
  const { generation } = conversation;
  if (desk.groups.getAge(id, generation).messages >= mostSinceRenewal) return;
  const body = bodySchema.parse({
    v: 1,
    type: 'typing',
    message: newId(),
    counter: 0,
    seen: [],
    at: desk.clock.now(),
    active,
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
    try {
      await passOn(desk, authorised, id, active);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    }
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
  if (parsed.data?.type !== 'typing') return;
  const { accountId: account } = opened.author;
  const isShown =
    account !== desk.account.id && getTelling(desk.store).typing && !isBlocked(desk.store, account);
  if (!isShown) return;
  desk.emit('typing.changed', {
    conversation: conversation.id,
    account,
    name: nameOf(desk, conversation.id, account),
    active: parsed.data.active,
  });
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
