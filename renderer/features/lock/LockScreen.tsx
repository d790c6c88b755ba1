// What stands while the app is locked: one field, the way without it, Help now. Nothing here knows whose profile it is.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { LoneScreen } from '../../app/LoneScreen.tsx';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { cx } from '../../styles/cx.ts';
import { StartAnew } from '../device/StartAnew.tsx';
import styles from './LockScreen.module.css';
import { TouchButton } from './TouchButton.tsx';
import { UnlockForm } from './UnlockForm.tsx';

interface LockScreenProps {
  readonly status: Extract<ProfileStatus, { state: 'locked' }>;
  /** The form that opens the profile by its recovery words; `onBack` returns to the passcode. */
  readonly words: (onBack: () => void) => ReactNode;
}

/** Without a kit the truth is said; nothing here counts down to a deletion. */
export function LockScreen({ status, words }: LockScreenProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'passcode' | 'words' | 'noKit'>('passcode');
  const { open } = useShell();
  const [isStartingAnew, setStartingAnew] = useState(false);
  const back = (): void => setWay('passcode');
  return (
    <LoneScreen column={styles.column}>
      {way === 'words' ? (
        words(back)
      ) : (
        <>
          <ScreenHeading title={t('lock.title')}>{t('lock.sentence')}</ScreenHeading>
          <UnlockForm waitUntil={status.waitUntil} />
          <TouchButton />
          <Button
            look="quiet"
            className={styles.forgot}
            onPress={() => setWay(status.hasKit ? 'words' : 'noKit')}
          >
            {status.hasKit ? t('lock.words') : t('lock.forgot')}
          </Button>
          <div role="status">{way === 'noKit' && <p className={cx(styles.noKit)}>{t('lock.noKit')}</p>}</div>
          {way === 'noKit' && (
            <Button look="clay" className={styles.start} onPress={() => setStartingAnew(true)}>
              {t('problem.ways.startAnew.go')}
            </Button>
          )}
          <Button look="quiet" className={styles.forgot} onPress={() => open('policy')}>
            {t('policy.title')}
          </Button>
          <Button look="quiet" className={styles.forgot} onPress={() => open('contact')}>
            {t('contact.open')}
          </Button>
          {isStartingAnew && <StartAnew onClose={() => setStartingAnew(false)} />}
        </>
      )}
    </LoneScreen>
  );
}
