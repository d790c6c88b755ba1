// One person in the list, 56 px high.

import { Ban, BellOff, CornerUpLeft, PackageOpen, Pin } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { ForReaders } from '../../components/ForReaders.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { PlainWords } from '../conversation/text/PlainWords.tsx';
import { ConversationAvatar } from '../groups/ConversationAvatar.tsx';
import { VerifiedMark } from '../verification/VerifiedMark.tsx';
import styles from './PeopleList.module.css';
import { isUnread } from './roster.ts';
import { useIsMuted } from './use-is-muted.ts';

/** A line that was taken back says so; one of files alone is named by the first of them. */
function Words({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const { text, files, erased, mine } = message;
  const [first] = files;
  if (erased) return t(mine ? 'kinds.erased.mine' : 'kinds.erased.theirs');
  if (text === '' && first !== undefined) return t('files.preview', { name: first.name });
  return <PlainWords text={text} letters={120} />;
}

/** What the second line says after the nickname. */
function Preview({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { state, lastMessage } = conversation;
  if (state === 'toConfirm') return <span className={cx(styles.toConfirm)}>{t('people.toConfirm')}</span>;
  if (lastMessage === null) return <span>{t(state === 'opening' ? 'people.opening' : 'people.noLine')}</span>;
  return (
    <>
      {lastMessage.mine && !lastMessage.erased && <span>{t('conversation.you')}:&nbsp;</span>}
      {lastMessage.author !== null && (
        <span>
          <bdi>{lastMessage.author}</bdi>:&nbsp;
        </span>
      )}
      <span dir="auto" className={cx(styles.text)}>
        <Words message={lastMessage} />
      </span>
    </>
  );
}

interface PersonRowProps {
  readonly conversation: ConversationView;
  readonly isShown: boolean;
  /** Tab comes to this row. */
  readonly isActive: boolean;
  /** Any time of the present day. */
  readonly today: number;
  readonly onOpen: (conversation: string) => void;
  readonly onFocus: (conversation: string) => void;
}

function Marks({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { unread, markedUnread, waitingForReply, pinned, people, broughtAlong } = conversation;
  const isMuted = useIsMuted(conversation);
  return (
    <span className={cx(styles.marks)}>
      {waitingForReply && (
        <span className={cx(styles.mark)}>
          <CornerUpLeft size={14} strokeWidth={1.8} aria-hidden className={cx(styles.directional)} />
          <ForReaders>{t('people.waitsForReply')}</ForReaders>
        </span>
      )}
      {broughtAlong !== undefined && (
        <span className={cx(styles.mark)}>
          <PackageOpen size={14} strokeWidth={1.8} aria-hidden />
          <ForReaders>{t('portability.brought.mark')}</ForReaders>
        </span>
      )}
      {pinned && (
        <span className={cx(styles.mark)}>
          <Pin size={13} strokeWidth={1.8} aria-hidden />
          <ForReaders>{t('people.pinned')}</ForReaders>
        </span>
      )}
      {isMuted && (
        <span className={cx(styles.mark)}>
          <BellOff size={13} strokeWidth={1.8} aria-hidden />
          <ForReaders>{t('abuse.mute.muted')}</ForReaders>
        </span>
      )}
      {people.length === 1 && people[0]?.blocked === true && (
        <span className={cx(styles.mark)}>
          <Ban size={13} strokeWidth={1.8} aria-hidden />
          <ForReaders>{t('abuse.block.mark')}</ForReaders>
        </span>
      )}
      <Badge count={unread} label={t('people.unread', { count: unread })} />
      {unread === 0 && markedUnread && (
        <span className={cx(styles.dot)}>
          <ForReaders>{t('people.markedUnread')}</ForReaders>
        </span>
      )}
    </span>
  );
}

function Row({ conversation, isShown, isActive, today, onOpen, onFocus }: PersonRowProps) {
  const { short } = useFormats();
  const { id, nickname, label, lastActivityAt, kind, people } = conversation;
  const isVerified = kind === 'pair' && people[0]?.verifiedAt != null;
  return (
    <AriaButton
      className={cx(styles.row, isShown && styles.shown, isUnread(conversation) && styles.hasUnread)}
      onPress={() => onOpen(id)}
      onFocus={() => onFocus(id)}
      excludeFromTabOrder={!isActive}
      data-row={id}
      {...(isShown ? { 'aria-current': 'true' as const } : {})}
    >
      <ConversationAvatar conversation={conversation} />
      <span className={cx(styles.words)}>
        <span className={cx(styles.first)}>
          <bdi className={cx(styles.name)}>{label ?? nickname}</bdi>
          {isVerified && <VerifiedMark size={14} />}
          <time className={cx(styles.time)}>{short(lastActivityAt, today)}</time>
        </span>
        <span className={cx(styles.second)}>
          <span className={cx(styles.preview)}>
            {label !== null && (
              <>
                <bdi>{nickname}</bdi>
                <span aria-hidden>&nbsp;·&nbsp;</span>
              </>
            )}
            <Preview conversation={conversation} />
          </span>
          <Marks conversation={conversation} />
        </span>
      </span>
    </AriaButton>
  );
}

/** The whole row is one button that opens the conversation. Drawn again only when something in it changes. */
export const PersonRow = memo(Row);
