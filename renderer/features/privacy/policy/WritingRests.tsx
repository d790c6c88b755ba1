// In the composer's place after a no to the policy, and in the conversation's place once the thirty days are over.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { policyQuery } from '../../../bridge/policy.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';

/** How far things rest: nothing, writing and inviting, or the conversation as well; and until when it can be read. */
export function useResting(): { readonly rests: 'nothing' | 'writing' | 'all'; readonly until: number } {
  const { data: view } = useQuery(policyQuery);
  const standing = view?.standing;
  if (standing?.kind === 'declined') return { rests: 'writing', until: standing.until };
  if (standing?.kind === 'ended') return { rests: 'all', until: standing.until };
  return { rests: 'nothing', until: 0 };
}

export function WritingRests() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { showPrivacy } = useShell();
  const { until } = useResting();
  return (
    <Notice
      action={
        <Button look="quiet" onPress={() => showPrivacy('policy')}>
          {t('policy.changeMind')}
        </Button>
      }
    >
      {t('policy.writingRests', { until: date(until) })}
    </Notice>
  );
}

/** Nothing was deleted; what can still be done stands here. */
export function ReadingOver() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { showPrivacy, open } = useShell();
  const { until } = useResting();
  return (
    <main className={cx(styles.over)}>
      <h1>{t('policy.overTitle')}</h1>
      <p>{t('policy.over', { until: date(until) })}</p>
      <div className={cx(styles.buttons)}>
        <Button look="primary" onPress={() => showPrivacy('policy')}>
          {t('policy.changeMind')}
        </Button>
        <Button onPress={() => showPrivacy('rights')}>{t('policy.takeAlong')}</Button>
        <Button look="clay" onPress={() => open('help')}>
          {t('help.name')}
        </Button>
      </div>
    </main>
  );
}
