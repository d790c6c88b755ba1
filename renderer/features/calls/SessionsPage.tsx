// Sessions: what goes on now, and when there was one before. Never what was said.

import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveCall, PastCall } from '../../../contract/bridge/call-view.ts';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { PlacePage } from '../../app/PlacePage.tsx';
import { liveCallsQuery, pastCallsQuery, useForgetCalls } from '../../bridge/calls.ts';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Rows } from '../../components/Rows.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { useMinutes } from '../../i18n/use-minutes.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Calls.module.css';
import { useStarting } from './SessionButton.tsx';

function Now({ live, conversation }: { readonly live: LiveCall; readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const start = useStarting(live.conversation);
  const isHere = live.phase === 'in' || live.phase === 'waiting';
  return (
    <li className={cx(styles.entry)}>
      <span className={cx(styles.facts)}>
        <bdi className={cx(styles.name)}>{conversation.label ?? conversation.nickname}</bdi>
        <span className={cx(styles.detail)}>{t(`calls.page.${live.engine}`)}</span>
      </span>
      <Button look="primary" onPress={start}>
        {t(isHere ? 'calls.show' : 'calls.join')}
      </Button>
    </li>
  );
}

function Earlier({ past, onForget }: { readonly past: PastCall; readonly onForget: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const minutes = useMinutes();
  const length = past.ms === 0 ? t('calls.page.never') : minutes(Math.max(1, Math.round(past.ms / 60_000)));
  const details = [
    formats.moment(past.startedAt),
    length,
    t(`calls.page.${past.engine}`),
    t(`calls.endings.${past.ending}`),
  ];
  return (
    <li className={cx(styles.entry)}>
      <span className={cx(styles.facts)}>
        <bdi className={cx(styles.name)}>{past.name}</bdi>
        <span className={cx(styles.detail)}>{details.join(' · ')}</span>
      </span>
      <IconButton icon={Trash2} label={t('calls.page.forget')} onPress={onForget} />
    </li>
  );
}

/** `all`: every entry; else one entry's id. */
type Forgetting = 'all' | (string & {}) | null;

export function SessionsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [forgetting, setForgetting] = useState<Forgetting>(null);
  const { data: conversations = [] } = useQuery(conversationsQuery);
  const { data: live = [] } = useQuery(liveCallsQuery);
  const { data: past, error } = useQuery(pastCallsQuery);
  const forget = useForgetCalls();
  const confirm = () => {
    if (forgetting === null) return;
    forget.mutate(forgetting === 'all' ? [] : [forgetting], { onSettled: () => setForgetting(null) });
  };
  const now = live.flatMap((one) => {
    const conversation = conversations.find(({ id }) => id === one.conversation);
    return conversation === undefined ? [] : [{ one, conversation }];
  });
  return (
    <>
      <PlacePage title={t('calls.page.title')}>
        <div className={cx(styles.column)}>
          <p className={cx(styles.intro)}>{t('calls.page.intro')}</p>
          {(error ?? forget.error) !== null && (
            <Notice kind="problem">{errorText(toAppError(error ?? forget.error))}</Notice>
          )}
          {now.length > 0 && (
            <section aria-labelledby="calls-now">
              <h2 id="calls-now">{t('calls.page.now')}</h2>
              <Rows className={styles.list}>
                {now.map(({ one, conversation }) => (
                  <Now key={one.id} live={one} conversation={conversation} />
                ))}
              </Rows>
            </section>
          )}
          {past?.length === 0 && now.length === 0 && <p role="status">{t('calls.page.empty')}</p>}
          {past !== undefined && past.length > 0 && (
            <section aria-labelledby="calls-earlier">
              <div className={cx(styles.head)}>
                <h2 id="calls-earlier">{t('calls.page.earlier')}</h2>
                <Button look="quiet" onPress={() => setForgetting('all')}>
                  {t('calls.page.forgetAll')}
                </Button>
              </div>
              <Rows className={styles.list}>
                {past.map((one) => (
                  <Earlier key={one.id} past={one} onForget={() => setForgetting(one.id)} />
                ))}
              </Rows>
            </section>
          )}
        </div>
      </PlacePage>
      <ConfirmDialog
        title={t(forgetting === 'all' ? 'calls.page.forgetTitle' : 'calls.page.forget')}
        confirm={t('calls.page.confirm')}
        isOpen={forgetting !== null}
        isBusy={forget.isPending}
        onConfirm={confirm}
        onClose={() => setForgetting(null)}
      >
        <p>{t(forgetting === 'all' ? 'calls.page.forgetSentence' : 'calls.page.forgetOne')}</p>
      </ConfirmDialog>
    </>
  );
}
