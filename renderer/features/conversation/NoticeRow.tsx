// A line that the app wrote between the messages: who came, left, has a new computer. Nobody said it, so it has no bubble.

import {
  History,
  KeyRound,
  Laptop,
  LogOut,
  type LucideIcon,
  NotebookText,
  PencilLine,
  Scale,
  ShieldAlert,
  ShieldOff,
  UserMinus,
  UserPen,
  UserPlus,
  UsersRound,
  UserX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notice, NoticeCode } from '../../../contract/bridge/views.ts';
import type { TextKey } from '../../i18n/keys.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { Divider } from './Divider.tsx';
import styles from './Messages.module.css';
import type { MessageRowProps } from './row-props.ts';

interface NoticeText {
  readonly icon: LucideIcon;
  readonly text: TextKey;
  /** Where it is about this person. */
  readonly mine?: TextKey;
}

const texts: Readonly<Record<NoticeCode, NoticeText>> = {
  'devices.changed': { icon: Laptop, text: 'notices.devicesChanged' },
  'key.changed': { icon: KeyRound, text: 'notices.keyChanged' },
  'group.created': { icon: UsersRound, text: 'notices.groupCreated', mine: 'notices.groupCreatedMine' },
  'group.added': { icon: UserPlus, text: 'notices.groupAdded', mine: 'notices.groupAddedMine' },
  'group.removed': { icon: UserMinus, text: 'notices.groupRemoved', mine: 'notices.groupRemovedMine' },
  'group.refused': { icon: ShieldAlert, text: 'notices.groupRefused' },
  'group.left': { icon: LogOut, text: 'notices.groupLeft', mine: 'notices.groupLeftMine' },
  'group.renamed': { icon: PencilLine, text: 'notices.groupRenamed' },
  'person.left': { icon: LogOut, text: 'notices.personLeft', mine: 'notices.personLeftMine' },
  'person.erased': { icon: UserX, text: 'notices.personErased' },
  'person.saidErased': { icon: UserX, text: 'notices.personSaidErased' },
  'person.unblocked': { icon: ShieldOff, text: 'notices.personUnblocked' },
  'conversation.renewed': { icon: KeyRound, text: 'notices.conversationRenewed' },
  'conversation.forked': { icon: ShieldAlert, text: 'notices.conversationForked' },
  'history.asked': { icon: History, text: 'notices.historyAsked', mine: 'notices.historyAskedMine' },
  'history.came': { icon: History, text: 'notices.historyCame' as TextKey },
  'history.sent': { icon: History, text: 'notices.historySent' as TextKey },
  'name.changed': { icon: UserPen, text: 'notices.nameChanged', mine: 'notices.nameChangedMine' },
  'rights.asked': { icon: Scale, text: 'notices.rightsAsked', mine: 'notices.rightsAskedMine' },
  'rights.answered': { icon: Scale, text: 'notices.rightsAnswered', mine: 'notices.rightsAnsweredMine' },
  'record.part': { icon: NotebookText, text: 'notices.recordPart', mine: 'notices.recordPartMine' },
  'record.apart': { icon: NotebookText, text: 'notices.recordApart', mine: 'notices.recordApartMine' },
  'history.declined': { icon: History, text: 'notices.historyDeclined', mine: 'notices.historyDeclinedMine' },
};

/** The sentence of a notice, names set apart from its direction. */
export function NoticeWords({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { text, mine } = texts[notice.code];
  const isMine = mine !== undefined && notice.names[0] === null;
  const names = notice.names.map((name) => name ?? t('notices.you'));
  const [before, now] = names;
  const listed =
    names.length === 0
      ? t('notices.somebody')
      : names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence that is written once
          <span key={at}>
            {at > 0 && ', '}
            <bdi>{name}</bdi>
          </span>
        ));
  return (
    <Phrase
      of={isMine ? mine : text}
      parts={
        notice.code === 'name.changed'
          ? { name: <bdi>{before}</bdi>, now: <bdi>{now}</bdi> }
          : { name: listed, day: notice.at === undefined ? '' : date(notice.at) }
      }
      {...(notice.count === undefined ? {} : { count: notice.count })}
    />
  );
}

/** Walked past by the keyboard, read by a screen reader in its place. */
export function NoticeRow({
  message,
  facts,
  nickname,
  notice,
}: MessageRowProps & { readonly notice: Notice }) {
  const { icon: Icon } = texts[notice.code];
  return (
    <div className={cx(styles.row, styles.starts)}>
      {facts.dividers.map((divider) => (
        <Divider key={divider.kind} divider={divider} nickname={nickname} />
      ))}
      <p className={cx(styles.appLine)} data-notice={notice.code} data-row={message.id}>
        <Icon size={14} strokeWidth={1.7} aria-hidden className={cx(styles.appIcon)} />
        <span>
          <NoticeWords notice={notice} />
        </span>
      </p>
    </div>
  );
}
