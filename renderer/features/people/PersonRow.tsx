// One person in the list, 56 px high.

import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { useNow } from '../../bridge/now.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { ForReaders } from '../../components/ForReaders.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './PeopleList.module.css';

/** What the second line says after the nickname. */
function Preview({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { state, lastMessage } = conversation;
  if (state === 'toConfirm') return <span className={cx(styles.toConfirm)}>{t('people.toConfirm')}</span>;
  if (lastMessage === null) return <span>{t(state === 'opening' ? 'people.opening' : 'people.noLine')}</span>;
  return (
    <>
      {lastMessage.mine && <span>{t('conversation.you')}:&nbsp;</span>}
      <span dir="auto" className={cx(styles.text)}>
        {lastMessage.text.replace(/\s+/g, ' ').slice(0, 120)}
      </span>
    </>
  );
}

interface PersonRowProps {
  readonly conversation: ConversationView;
  readonly isShown: boolean;
}

/** The whole row is one button that opens the conversation. */
export function PersonRow({ conversation, isShown }: PersonRowProps) {
  const { t } = useTranslation();
  const { short, number } = useFormats();
  const now = useNow();
  const { talkTo } = useShell();
  const { nickname, label, unread, lastActivityAt } = conversation;
  return (
    <AriaButton
      className={cx(styles.row, isShown && styles.shown, unread > 0 && styles.hasUnread)}
      onPress={() => talkTo(conversation.id)}
      {...(isShown ? { 'aria-current': 'true' as const } : {})}
    >
      <Avatar nickname={nickname} />
      <span className={cx(styles.words)}>
        <span className={cx(styles.first)}>
          <bdi className={cx(styles.name)}>{label ?? nickname}</bdi>
          <time className={cx(styles.time)}>{short(lastActivityAt, now)}</time>
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
          {unread > 0 && (
            <span className={cx(styles.unread)}>
              <span aria-hidden>{number(unread)}</span>
              <ForReaders>{t('people.unread', { count: unread })}</ForReaders>
            </span>
          )}
        </span>
      </span>
    </AriaButton>
  );
}
