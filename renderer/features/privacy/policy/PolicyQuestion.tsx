// At the next opening after a new version took effect without an answer: asked once, calmly, and it can wait.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { policyQuery } from '../../../bridge/policy.ts';
import { Button } from '../../../components/Button.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';
import { PolicyChange } from './PolicyChange.tsx';

/** Later than this after an opening nobody is interrupted: the line across the window stands. */
const openingMs = 20_000;

const isWriting = (): boolean =>
  document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value !== '';

/** Where nothing was ever answered here (another computer of the person, a profile of before), the line alone asks. */
export function PolicyQuestion() {
  const { t } = useTranslation();
  const { overlay, open } = useShell();
  const [openedAt] = useState(() => performance.now());
  const [state, setState] = useState<'quiet' | 'asking' | 'asked'>('quiet');
  const { data: view } = useQuery(policyQuery);
  const isDue = view?.standing.kind === 'due' && view.acknowledged !== null;
  useEffect(() => {
    const isOpening = performance.now() - openedAt < openingMs;
    if (state === 'quiet' && isDue && isOpening && !isWriting()) setState('asking');
  }, [isDue, state, openedAt]);
  const later = (): void => setState('asked');
  if (view === undefined || !isDue) return null;
  return (
    <Sheet
      title={t('policy.questionTitle')}
      size="broad"
      // Help now stands over everything.
      isOpen={state === 'asking' && overlay === null}
      onClose={later}
      isDismissable={false}
    >
      <div className={cx(styles.part)}>
        <p>{t('policy.question')}</p>
        <PolicyChange view={view} later={later} />
        <Button look="clay" className={styles.inline} onPress={() => open('help')}>
          {t('help.name')}
        </Button>
      </div>
    </Sheet>
  );
}
