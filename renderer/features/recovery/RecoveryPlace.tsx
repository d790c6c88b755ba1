// Client: a quiet card above the composer once the first reply has come.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { threadQuery } from '../../bridge/messages.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
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

/** Nothing for therapists (they are asked before their first invitation), before somebody has answered, or beside a kit. */
export function RecoveryPlace({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const profile = useQuery(profileQuery);
  const { open } = useShell();
  const thread = useQuery(threadQuery(client, conversation.id));
  const recovery = useQuery(recoveryQuery);
  const isAway = useSyncExternalStore(subscribe, () => isPutAway);
  const isClient = profile.data?.state === 'open' && profile.data.me.role === 'client';
  const isAnswered = thread.data?.messages.some(({ mine }) => !mine) === true;
  const isWithoutKit = recovery.data?.kit === null;
  if (!isClient || !isAnswered || !isWithoutKit || isAway) return null;
  return (
    <section className={cx(styles.card)} aria-labelledby="recovery-title">
      <div className={cx(styles.cardWords)}>
        <h2 id="recovery-title">{t('recovery.client.title')}</h2>
        <RecoveryWords whose="client" />
        <Button className={styles.start} onPress={() => open('kit')}>
          {t('recovery.client.make')}
        </Button>
      </div>
      <IconButton icon={X} label={t('recovery.putAway')} onPress={putAway} />
    </section>
  );
}
