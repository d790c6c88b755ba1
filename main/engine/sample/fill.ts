/** Writes the sample practice into an empty store, through the same repositories as everything else. */
import { makeProfile } from '../profile/sign-up.ts';
import type { Store } from '../store/database.ts';
import { putAccount, putDevice, putPracticeName } from '../store/repositories/account.ts';
import { setDeskMarks, setReadUpTo } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import { addCouple, type LineToWrite } from './couple.ts';
import { addCrowd, addLongConversation } from './crowd.ts';
import { addSampleInvitations } from './invitations.ts';
import { type Author, addLine } from './lines.ts';
import { addSampleLog, type LetIn } from './log.ts';
import { sampleClock, toMoment } from './moment.ts';
import { addNewcomer, conversationOf } from './newcomer.ts';
import { people, practice, toConfirm } from './people/index.ts';
import type { SampleLine, SamplePerson } from './person.ts';
import type { SampleSize } from './size.ts';

function addRana(store: Store): Author {
  const { account, device } = makeProfile('therapist', practice.therapist, toMoment(practice.openedOn));
  putAccount(store, { ...account, registration: null });
  putDevice(store, device);
  putPracticeName(store, practice.name);
  return { account: account.id, device: device.id };
}

/** Rana's last lines that their computer has not collected yet. */
function findOnTheWay({ lines, withO7 = 0 }: SamplePerson): ReadonlySet<SampleLine> {
  const mine = lines.filter(([, who]) => who === 'rana');
  return new Set(mine.slice(mine.length - withO7));
}

/** A person who is in, and their lines, still to be written. */
interface Added extends LetIn {
  readonly lines: readonly LineToWrite[];
}

function addPerson(store: Store, rana: Author, person: SamplePerson): Added {
  const { key, nickname, label, lines } = person;
  const times = lines.map(([when]) => toMoment(when));
  const joinedAt = times[0] ?? sampleClock.now();
  const activeAt = times.at(-1) ?? joinedAt;
  const keys = makeProfile('client', nickname, joinedAt);
  const place = addNewcomer(store, { key, nickname, label, joinedAt, activeAt, state: 'open', keys });
  const onTheWay = findOnTheWay(person);
  const toWrite = lines.map((line, index) => {
    const [, who, text] = line;
    const at = times[index] ?? activeAt;
    const delivery = onTheWay.has(line) ? 'sent' : 'delivered';
    const number = index + 1;
    return {
      at,
      write: () => addLine(store, key, place, rana, { number, at, mine: who === 'rana', text, delivery }),
    };
  });
  setReadUpTo(store, place.conversation, lines.length - (person.unread ?? 0));
  setDeskMarks(store, place.conversation, {
    pinned: person.isPinned ?? false,
    archived: person.isArchived ?? false,
    markedUnread: false,
    settledUpTo: person.isSettled === true ? lines.length : 0,
  });
  return { account: place.account, at: joinedAt, lines: toWrite };
}

/** Somebody who answered an invitation and waits for a yes. */
function addUnconfirmed(store: Store): void {
  const { key, nickname, label, answered } = toConfirm;
  const at = toMoment(answered);
  const keys = makeProfile('client', nickname, at);
  addNewcomer(store, { key, nickname, label, joinedAt: at, activeAt: at, state: 'toConfirm', keys });
}

/** In one transaction. The store must be new. */
export function fillSample(store: Store, size: SampleSize): void {
  inTransaction(store, () => {
    const rana = addRana(store);
    const letIn = people.map((person) => addPerson(store, rana, person));
    // In the order in which they would have come: a search shows the newest first.
    const together = addCouple(store, rana);
    const lines = [...letIn.flatMap((one) => one.lines), ...together.lines];
    for (const { write } of lines.toSorted((a, b) => a.at - b.at)) write();
    addUnconfirmed(store);
    addSampleInvitations(store, conversationOf(toConfirm.key));
    addSampleLog(store, [...letIn, ...together.letIn]);
    if (size.lines > 0) {
      addLongConversation(store, rana, { key: 'short', nickname: 'terse', lines: 200 });
      addLongConversation(store, rana, { key: 'long', nickname: 'chatterbox', lines: size.lines });
    }
    if (size.people > 0) addCrowd(store, rana, size.people);
  });
}
