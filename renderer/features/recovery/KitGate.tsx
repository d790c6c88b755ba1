// Therapist: where the first invitation will be made, as long as there is no recovery kit.

import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';
import { RecoveryWords } from './RecoveryWords.tsx';

/** Nobody is invited into something that one broken disk would end. */
export function KitGate() {
  const { t } = useTranslation();
  const shell = useShell();
  return (
    <section className={cx(styles.gate)} aria-labelledby="recovery-gate">
      <h2 id="recovery-gate">{t('recovery.gate.title')}</h2>
      <RecoveryWords whose="therapist" />
      <Button look="primary" onPress={() => shell.open('kit')}>
        {t('recovery.client.make')}
      </Button>
      <p className={cx(styles.muted)}>{t('recovery.gate.sentence')}</p>
    </section>
  );
}
