// Pinned lines of the conversation, one at a time; pressing goes to it and brings the one before it.

import { useQuery } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { pinnedQuery, useMark } from '../../bridge/kinds.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';
import { PlainWords } from './text/PlainWords.tsx';

/** Takes no room where nothing is pinned. The newest line stands first. */
export function PinnedBar({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { talkTo } = useShell();
  const { mutate } = useMark();
  const { data: pinned = [] } = useQuery(pinnedQuery(conversation.id));
  const [back, setBack] = useState(0);
  const at = pinned.length - 1 - (pinned.length === 0 ? 0 : back % pinned.length);
  const message = pinned[at];
  if (message === undefined) return null;
  return (
    <section className={cx(styles.pinnedBar)} aria-label={t('kinds.pinned.name')}>
      <Pin size={16} strokeWidth={1.7} aria-hidden className={cx(styles.pinnedIcon)} />
      <Button
        className={cx(styles.pinnedButton)}
        onPress={() => {
          talkTo(conversation.id, message.id);
          setBack(back + 1);
        }}
      >
        <span className={cx(styles.barTitle)}>
          {t('kinds.pinned.one', { place: at + 1, count: pinned.length })}
        </span>
        <span dir="auto" className={cx(styles.barText)}>
          {message.text === '' ? t('kinds.quote.file') : <PlainWords text={message.text} letters={200} />}
        </span>
      </Button>
      <IconButton
        icon={PinOff}
        label={t('kinds.pinned.unpin')}
        onPress={() => mutate({ conversation: conversation.id, message: message.id, pinned: false })}
      />
    </section>
  );
}
