// Client: a quiet card above the composer once the first reply has come.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { threadQuery } from '../../bridge/messages.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';
import { RecoveryWords } from './RecoveryWords.tsx';

/** Put away until the window closes. */
let isPutAway = false;
const listeners = new Set<() => void>();

function putAway(): void {
  isPutAway = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Nothing for therapists (they are asked before their first invitation) and nothing before somebody has answered. */
export function RecoveryPlace({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const profile = useQuery(profileQuery);
  const thread = useQuery(threadQuery(client, conversation.id));
  const isAway = useSyncExternalStore(subscribe, () => isPutAway);
  const isClient = profile.data?.state === 'open' && profile.data.me.role === 'client';
  const isAnswered = thread.data?.messages.some(({ mine }) => !mine) === true;
  if (!isClient || !isAnswered || isAway) return null;
  return (
    <section className={cx(styles.card)} aria-labelledby="recovery-title">
      <div className={cx(styles.cardWords)}>
        <h2 id="recovery-title">{t('recovery.client.title')}</h2>
        <RecoveryWords whose="client" />
      </div>
      <IconButton icon={X} label={t('recovery.putAway')} onPress={putAway} />
    </section>
  );
}
