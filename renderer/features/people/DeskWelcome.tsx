// What stands where a conversation would, while none is chosen.

import { useTranslation } from 'react-i18next';
import type { ConversationView, Me } from '../../../contract/bridge/views.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { Invitation, TwoChairs } from '../../components/drawings.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { ImportOffer } from '../privacy/export/ImportOffer.tsx';
import styles from './DeskWelcome.module.css';

interface DeskWelcomeProps {
  readonly me: Me;
  readonly conversations: readonly ConversationView[];
}

/** What came since the therapist was here, and where to begin; null when nothing did. */
function Since({ conversations }: Pick<DeskWelcomeProps, 'conversations'>) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { talkTo } = useShell();
  const unread = conversations.filter(({ firstUnread }) => firstUnread !== null);
  const [oldest] = unread.toSorted((a, b) => (a.firstUnread?.at ?? 0) - (b.firstUnread?.at ?? 0));
  if (oldest?.firstUnread == null) return null;
  const count = unread.reduce((sum, one) => sum + one.unread, 0);
  return (
    <EmptyState
      drawing={<TwoChairs />}
      title={t('people.since.title', { count })}
      action={
        <Button look="primary" onPress={() => talkTo(oldest.id)}>
          {t('people.since.open')}
        </Button>
      }
    >
      {t('people.since.sentence', { count: unread.length, date: date(oldest.firstUnread.at) })}
    </EmptyState>
  );
}

/** A therapist without people is offered the first invitation; a client without a conversation was declined. */
export function DeskWelcome({ me, conversations }: DeskWelcomeProps) {
  const { t } = useTranslation();
  const { go } = useShell();
  const hasPeople = conversations.length > 0;
  const hasUnread = conversations.some(({ firstUnread }) => firstUnread !== null);
  return (
    <>
      <ScreenHeader>
        <h1 className={cx(styles.title)}>
          <bdi>{me.practiceName}</bdi>
        </h1>
      </ScreenHeader>
      <main className={cx(styles.place)}>
        {me.role === 'client' && (
          <EmptyState drawing={<TwoChairs />} title={t('people.none.clientTitle')}>
            {t('people.none.client')}
          </EmptyState>
        )}
        {me.role === 'therapist' && hasUnread && <Since conversations={conversations} />}
        {me.role === 'therapist' && hasPeople && !hasUnread && (
          <EmptyState drawing={<TwoChairs />} title={t('people.none.chooseTitle')}>
            {t('people.none.choose')}
          </EmptyState>
        )}
        {me.role === 'therapist' && !hasPeople && (
          <EmptyState
            drawing={<Invitation />}
            title={t('people.none.firstTitle')}
            action={
              <>
                <Button look="primary" onPress={() => go('invitations')}>
                  {t('people.none.firstAction')}
                </Button>
                <ImportOffer />
              </>
            }
          >
            {t('people.none.first')}
          </EmptyState>
        )}
      </main>
    </>
  );
}
