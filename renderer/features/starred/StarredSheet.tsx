// Every starred message, the newest star first, across conversations; pressing goes to it in its place.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { starredQuery } from '../../bridge/kinds.ts';
import { useNow } from '../../bridge/now.ts';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from '../conversation/Kinds.module.css';
import { PlainWords } from '../conversation/text/PlainWords.tsx';

const pageSize = 50;
/** The bridge answers no more at once. */
const most = 200;

interface LineProps {
  readonly message: MessageView;
  readonly conversation: ConversationView | undefined;
}

function Line({ message, conversation }: LineProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const now = useNow();
  const other = message.author ?? conversation?.label ?? conversation?.nickname ?? '';
  return (
    <>
      <p className={cx(styles.starredHead)}>
        <bdi>{message.mine ? t('kinds.starred.own') : other}</bdi>
        {conversation !== undefined && message.mine && (
          <bdi>{conversation.label ?? conversation.nickname}</bdi>
        )}
        <time dateTime={new Date(message.at).toISOString()}>{day(message.at, now)}</time>
      </p>
      <p dir="auto" className={cx(styles.starredText)}>
        {message.text === '' ? t('kinds.quote.file') : <PlainWords text={message.text} letters={400} />}
      </p>
    </>
  );
}

/** Mount it only while it is shown. */
export function StarredSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { talkTo } = useShell();
  const [limit, setLimit] = useState(pageSize);
  const { data } = useQuery({ ...starredQuery(limit), placeholderData: keepPreviousData });
  const { data: conversations = [] } = useQuery(conversationsQuery);
  const messages = data?.messages ?? [];
  return (
    <Sheet title={t('kinds.starred.title')} isOpen onClose={onClose}>
      {data !== undefined && messages.length === 0 && <p>{t('kinds.starred.empty')}</p>}
      <ListBox
        aria-label={t('kinds.starred.title')}
        selectionMode="none"
        className={cx(styles.starred)}
        onAction={(key) => {
          const chosen = messages.find(({ id }) => id === key);
          if (chosen === undefined) return;
          onClose();
          talkTo(chosen.conversation, chosen.id);
        }}
      >
        {messages.map((message) => (
          <ListBoxItem
            key={message.id}
            id={message.id}
            textValue={message.text.slice(0, 200)}
            className={cx(styles.starredItem)}
          >
            <Line
              message={message}
              conversation={conversations.find(({ id }) => id === message.conversation)}
            />
          </ListBoxItem>
        ))}
      </ListBox>
      {data?.next != null && limit < most && (
        <Button look="quiet" onPress={() => setLimit(limit + pageSize)}>
          {t('kinds.starred.older')}
        </Button>
      )}
    </Sheet>
  );
}
