/** The English words of an export's pages and of its README. */
import type { NoticeCode } from '../../../../contract/bridge/message-view.ts';

export interface PageTexts {
  readonly title: string;
  /** `time`: when it was made. */
  readonly made: (time: string) => string;
  readonly open: string;
  readonly conversations: string;
  readonly none: string;
  readonly group: string;
  readonly broughtAlong: string;
  readonly lines: (count: number) => string;
  readonly page: (number: number) => string;
  readonly back: string;
  readonly earlier: string;
  readonly later: string;
  readonly you: string;
  readonly somebody: string;
  readonly draft: string;
  readonly edited: (first: string) => string;
  readonly erased: string;
  readonly answers: (name: string) => string;
  readonly starred: string;
  readonly pinned: string;
  readonly notHere: (name: string) => string;
  readonly missing: (count: number) => string;
  readonly outOfOrder: string;
  readonly marks: Readonly<Record<'removedDevice' | 'goneAccount' | 'cameBack', string>>;
  readonly delivery: Readonly<Record<'waiting' | 'sent' | 'delivered', string>>;
  readonly read: (time: string) => string;
  readonly has: (name: string, time: string) => string;
  readonly hasRead: (name: string, time: string) => string;
  readonly notices: Readonly<Record<NoticeCode, (names: string, count: number) => string>>;
  readonly readme: string;
}

export const en: PageTexts = {
  title: 'Export of O7 Therapy',
  made: (time) => `Made on ${time}. Anybody who opens these files can read everything in them.`,
  open: 'What is not a conversation (settings, receipts, security log, what was left out and why) stands in the folders data and own, and is explained in README.txt.',
  conversations: 'Conversations',
  none: 'There are no conversations.',
  group: 'Group',
  broughtAlong: 'Brought along from an earlier export',
  lines: (count) => (count === 1 ? '1 line' : `${count} lines`),
  page: (number) => `Page ${number}`,
  back: 'All conversations',
  earlier: 'Earlier',
  later: 'Later',
  you: 'You',
  somebody: 'Somebody',
  draft: 'Being written, not sent',
  edited: (first) => `Edited. At first: ${first}`,
  erased: 'Its author took this message back.',
  answers: (name) => `Answers ${name}:`,
  starred: 'Starred',
  pinned: 'Pinned',
  notHere: (name) => `${name} (this file was not on the computer)`,
  missing: (count) => `${count} before this one never came`,
  outOfOrder: 'Arrived in a different place than it was written',
  marks: {
    removedDevice: 'Sealed by a computer that had been removed',
    goneAccount: 'By somebody who was out of the group already',
    cameBack: 'Handed back by the other person',
  },
  delivery: { waiting: 'Not sent yet', sent: 'Sent', delivered: 'Delivered' },
  read: (time) => `Read ${time}`,
  has: (name, time) => `${name}: delivered ${time}`,
  hasRead: (name, time) => `${name}: read ${time}`,
  notices: {
    'devices.changed': (names) => `${names}: another computer, or one less.`,
    'key.changed': (names) => `${names}: a new account key.`,
    'group.created': (names) => `${names} made this group.`,
    'group.added': (names) => `Added: ${names}.`,
    'group.removed': (names) => `Taken out: ${names}.`,
    'group.left': (names) => `Left the group: ${names}.`,
    'group.renamed': (names) => `The group has a new name: ${names}.`,
    'person.left': (names) => `Left this conversation: ${names}.`,
    'person.erased': (names) => `Erased their account everywhere: ${names}.`,
    'person.saidErased': (names) => `The service says that this account was erased: ${names}.`,
    'group.refused': (names) => `A group was refused: ${names} under another account key.`,
    'person.unblocked': (names) => `Unblocked: ${names}.`,
    'conversation.renewed': () => 'The keys of this conversation were made anew.',
    'conversation.forked': () => 'The service did not show everybody the same. The keys were made anew.',
    'history.asked': (names) => `Asked for this conversation again: ${names}.`,
    'history.came': (_names, count) => `The conversation came back: ${count}.`,
    'history.sent': (_names, count) => `The conversation was sent again: ${count}.`,
    'history.declined': (names) => `The conversation was not sent again: ${names}.`,
    'name.changed': (names) => `A name changed: ${names}.`,
    'rights.asked': (names) => `A request about data was sent to the practice (${names}).`,
    'rights.answered': (names) => `A request about data was answered (${names}).`,
    'record.part': () => 'From here on the practice keeps chat as part of its record.',
    'record.apart': () => 'From here on the practice does not count chat as part of its record.',
  },
  readme: `Export of O7 Therapy
====================

index.html     Everything to read, in any browser. No script, nothing is fetched.
pages/         The conversations, by year.
data/          The same for programs: one folder for each conversation, with
               conversation.json (people, state, draft) and its lines, one JSON
               object each, in messages-0001.ndjson and on.
               settings.json: choices that another installation takes over.
files/         The files of messages, as they were sent, under the message's id.
own/           What belongs to this installation: your profile, practice,
               invitations (without codes), receipts, requests, computers,
               known backups, and the security log with names.
schema/        JSON Schema (2020-12) of every kind of file.
manifest.json  Format, version, and of every file its length and SHA-256.

Times are milliseconds since 1970-01-01 UTC.

Another installation of O7 Therapy can bring along data/ and files/: first run or
Privacy, Your rights, "Bring along an export".

Never in an export: keys, the state of encryption, recovery words, invitation
codes, and what other people hold.
`,
};
