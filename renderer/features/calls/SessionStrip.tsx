// Above the conversation while a session is open, somebody waits, or one goes on in its own window.

import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveCall } from '../../../contract/bridge/call-view.ts';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useDeclineCall } from '../../bridge/calls.ts';
import { Button } from '../../components/Button.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Calls.module.css';
import { useStarting } from './SessionButton.tsx';
import { useSession } from './use-session.ts';

function Words({ live }: { readonly live: LiveCall }) {
  const { t } = useTranslation();
  const [first, ...others] = live.waiting;
  if (first !== undefined)
    return (
      <Phrase
        of="calls.strip.waiting"
        parts={{ name: first, others: String(others.length) }}
        count={live.waiting.length}
      />
    );
  if (live.phase === 'in') return t('calls.strip.going');
  return (
    <Phrase
      of={live.phase === 'waiting' ? 'calls.strip.asking' : 'calls.strip.open'}
      parts={{ name: live.hostName }}
    />
  );
}

/** Takes no room where there is nothing. Told to readers when it comes. */
export function SessionStrip({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { live } = useSession(conversation);
  const start = useStarting(conversation.id);
  const { mutate: decline, isPending } = useDeclineCall();
  if (live === null || (live.phase === 'checking' && live.isHost && live.waiting.length === 0)) return null;
  const isInvited = live.phase === 'checking' && !live.isHost;
  const action = isInvited ? 'calls.join' : live.phase === 'in' ? 'calls.show' : 'calls.strip.openWindow';
  return (
    <section className={cx(styles.strip)} aria-label={t('calls.strip.name')}>
      <Video size={18} strokeWidth={1.7} aria-hidden className={cx(styles.icon)} />
      <span role="status" className={cx(styles.words)}>
        <Words live={live} />
      </span>
      {live.phase === 'checking' && (
        <Button look="quiet" isDisabled={isPending} onPress={() => decline(live.id)}>
          {t('calls.strip.notNow')}
        </Button>
      )}
      <Button look="primary" onPress={start}>
        {t(action)}
      </Button>
    </section>
  );
}
