/** Puts the couple's conversation, and the one that each of them has alone, into the sample's store. */
import { makeProfile } from '../profile/sign-up.ts';
import type { Store } from '../store/database.ts';
import { addConversation, setDeskMarks, setReadUpTo } from '../store/repositories/conversations.ts';
import { putMember } from '../store/repositories/members.ts';
import { addMessage } from '../store/repositories/messages.ts';
import { type Author, addLine } from './lines.ts';
import type { LetIn } from './log.ts';
import { toMoment } from './moment.ts';
import { addNewcomer, conversationOf, type Place } from './newcomer.ts';
import { couple, type Partner } from './people/couple.ts';
import { practice } from './people/index.ts';
import { sampleId } from './sample-id.ts';

/** The commit that made the group has the number before. */
const firstNumber = 2;

/** A line that is still to be written, in the order of all conversations. */
export interface LineToWrite {
  readonly at: number;
  readonly write: () => void;
}

interface Added {
  readonly letIn: readonly LetIn[];
  readonly lines: readonly LineToWrite[];
}

/** What each wrote alone lies in the archive: the couple's conversation goes on. */
function addPartner(store: Store, rana: Author, { key, nickname, label, lines }: Partner) {
  const times = lines.map(([when]) => toMoment(when));
  const [joinedAt = 0] = times;
  const activeAt = times.at(-1) ?? joinedAt;
  const keys = makeProfile('client', nickname, joinedAt);
  const place = addNewcomer(store, { key, nickname, label, joinedAt, activeAt, state: 'open', keys });
  setReadUpTo(store, place.conversation, lines.length);
  setDeskMarks(store, place.conversation, {
    pinned: false,
    archived: true,
    markedUnread: false,
    settledUpTo: lines.length,
  });
  const toWrite = lines.map(([, who, text], index): LineToWrite => {
    const [at, number] = [times[index] ?? activeAt, index + 1];
    const line = { number, at, mine: who === 'rana', text, delivery: 'delivered' } as const;
    return { at, write: () => addLine(store, key, place, rana, line) };
  });
  return { place, joinedAt, toWrite };
}

function addGroup(store: Store, rana: Author, partners: ReadonlyMap<string, Place>): string {
  const id = conversationOf(couple.key);
  const madeAt = toMoment(couple.madeOn);
  addConversation(store, {
    id,
    kind: 'group',
    founder: rana.account,
    title: couple.title,
    generation: 1,
    state: 'open',
    readUpTo: couple.lines.length + firstNumber,
    createdAt: madeAt,
    activityAt: toMoment(couple.lines.at(-1)?.[0] ?? couple.madeOn),
  });
  putMember(store, id, { account: rana.account, nickname: practice.therapist, joinedAt: madeAt });
  for (const { key, nickname } of couple.partners) {
    const account = partners.get(key)?.account;
    if (account !== undefined) putMember(store, id, { account, nickname, joinedAt: madeAt });
  }
  return id;
}

/** The first line of every group: who made it. */
function writeBeginning(store: Store, rana: Author, conversation: string): void {
  const at = toMoment(couple.madeOn);
  addMessage(store, {
    id: sampleId(`message/${couple.key}/0`),
    conversation,
    number: null,
    mine: true,
    senderAccount: rana.account,
    senderDevice: rana.device,
    text: '',
    at,
    receivedAt: at,
    delivery: 'delivered',
    missingBefore: 0,
    outOfOrder: false,
    notice: { code: 'group.created', names: [null] },
  });
}

/** Call inside the transaction that fills the store. */
export function addCouple(store: Store, rana: Author): Added {
  const partners = couple.partners.map((one) => ({ key: one.key, ...addPartner(store, rana, one) }));
  const places = new Map(partners.map(({ key, place }) => [key, place]));
  const conversation = addGroup(store, rana, places);
  const lines = couple.lines.map(([when, who, text], index): LineToWrite => {
    const at = toMoment(when);
    const author = places.get(who);
    const place = { conversation, account: author?.account ?? '', device: author?.device ?? '' };
    const line = {
      number: index + firstNumber,
      at,
      mine: who === 'rana',
      text,
      delivery: 'delivered',
    } as const;
    return { at, write: () => addLine(store, couple.key, place, rana, line) };
  });
  const beginning = { at: toMoment(couple.madeOn), write: () => writeBeginning(store, rana, conversation) };
  return {
    letIn: partners.map(({ place, joinedAt }) => ({ account: place.account, at: joinedAt })),
    lines: [...partners.flatMap(({ toWrite }) => toWrite), beginning, ...lines],
  };
}
