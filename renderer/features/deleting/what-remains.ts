// What remains when something is deleted, and where: the one place that decides it for every question before a deletion.

import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import type { TextKey } from '../../i18n/keys.ts';

/** What a person is about to do. */
export type Deletion =
  | {
      /** Lines, from this person's computers or from everybody's. */
      readonly act: 'here' | 'everywhere';
      readonly conversation: ConversationView;
      readonly messages: readonly MessageView[];
    }
  | {
      /** Every line; leaving it; taking somebody else out of it; not letting somebody in. */
      readonly act: 'clear' | 'leave' | 'takeOut' | 'decline';
      readonly conversation: ConversationView;
    }
  /** This computer forgets everything; another one is signed off; the account is erased everywhere. */
  | { readonly act: 'forget' | 'removeComputer' | 'eraseAccount' };

/** Who asks: whose practice it is, and whether there is another computer of theirs. */
export interface Asker {
  readonly isTherapist: boolean;
  readonly hasOthers: boolean;
}

/** A line of the list. `name`: whom its sentence is about. */
export interface Remain {
  readonly text: TextKey;
  readonly name?: string;
}

const line = (text: TextKey, name?: string): Remain => (name === undefined ? { text } : { text, name });

const theirs = ({ kind, nickname }: ConversationView): Remain =>
  line(kind === 'group' ? 'remains.theirsGroup' : 'remains.theirs', nickname);

/** By the practice's own setting, as far as this person knows it. */
function recordLine({ record, practiceName }: ConversationView, { isTherapist }: Asker): Remain {
  if (isTherapist) return line(record === 'apart' ? 'remains.record.ownApart' : 'remains.record.ownPart');
  return line(`remains.record.${record ?? 'unsaid'}`, practiceName);
}

/** Until the others' computers have fetched a line of ours, a sealed copy of it lies at the service. */
const isUnderWay = ({ mine, delivery }: MessageView): boolean => mine && delivery === 'sent';

function afterHere(
  { conversation, messages }: Extract<Deletion, { act: 'here' | 'everywhere' }>,
  asker: Asker,
): readonly Remain[] {
  const left = messages.filter(({ mine, delivery }) => !mine || delivery !== 'waiting');
  return [
    ...(left.length > 0 ? [theirs(conversation), recordLine(conversation, asker)] : []),
    ...(messages.some(isUnderWay) ? [line('remains.waits')] : []),
    ...(messages.some(({ files }) => files.length > 0)
      ? [line('remains.filesAtO7'), line('remains.saved')]
      : []),
    line('remains.backups'),
    ...(asker.hasOthers ? [line('remains.ownAway')] : []),
    line('remains.log'),
  ];
}

/** What stays where, most personal first. What was never anywhere else is not named. */
export function listRemains(deletion: Deletion, asker: Asker): readonly Remain[] {
  switch (deletion.act) {
    case 'here':
      return afterHere(deletion, asker);
    case 'everywhere': {
      const left = deletion.messages.some(({ delivery }) => delivery !== 'waiting');
      return [
        line('remains.line'),
        ...(left
          ? [line('remains.read'), recordLine(deletion.conversation, asker), line('remains.waits')]
          : []),
        line('remains.backupsEverywhere'),
        ...(left || asker.hasOthers ? [line('remains.away')] : []),
      ];
    }
    case 'clear':
      return [
        theirs(deletion.conversation),
        recordLine(deletion.conversation, asker),
        line('remains.waits'),
        line('remains.filesAtO7'),
        line('remains.saved'),
        line('remains.backups'),
        ...(asker.hasOthers ? [line('remains.ownAway')] : []),
        line('remains.log'),
      ];
    case 'leave':
      return [
        line('remains.here'),
        theirs(deletion.conversation),
        recordLine(deletion.conversation, asker),
        line('remains.waits'),
        line('remains.filesAtO7'),
      ];
    case 'takeOut':
      return [theirs(deletion.conversation)];
    case 'decline':
      return [line('remains.personAccount')];
    case 'forget':
      return [
        line('remains.people'),
        line('remains.account'),
        line('remains.waitsForYou'),
        ...(asker.hasOthers ? [line('remains.otherComputers')] : []),
        line('remains.backupsYours'),
        line('remains.saved'),
      ];
    case 'eraseAccount':
      return [
        line('remains.people'),
        line(asker.isTherapist ? 'remains.erased.recordOwn' : 'remains.erased.record'),
        line(asker.isTherapist ? 'remains.erased.groups' : 'remains.erased.handshakes'),
        ...(asker.hasOthers ? [line('remains.erased.computers')] : []),
        line('remains.erased.operatorBackups'),
        line('remains.erased.hash'),
        line('remains.erased.reports'),
        line('remains.backupsYours'),
        line('remains.saved'),
        line('remains.erased.receipts'),
      ];
    case 'removeComputer':
      return [line('remains.onIt'), line('remains.people'), line('remains.backupsYours')];
  }
}
