// Settings: a backup by hand with its progress, and the daily one.

import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Backup.module.css';
import { shareOf } from './share-of.ts';
import type { Backup } from './use-backup.ts';

function Told({ backup }: { readonly backup: Backup }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const problem = backup.status?.problem ?? null;
  return (
    <>
      {backup.error !== null && <Notice kind="problem">{errorText(backup.error)}</Notice>}
      {backup.error === null && problem !== null && backup.told === null && (
        <Notice kind="problem">{t('backup.problem', { reason: errorText(problem) ?? '' })}</Notice>
      )}
      <div role="status">{backup.told !== null && <p>{t(`backup.now.${backup.told}`)}</p>}</div>
    </>
  );
}

/** One at a time: while one is being written it can only be stopped. */
export function NowSection({ backup, hasKit }: { readonly backup: Backup; readonly hasKit: boolean }) {
  const { t } = useTranslation();
  const running = backup.status?.running ?? null;
  return (
    <Section title={t('backup.now.title')}>
      <p>{t('backup.now.sentence')}</p>
      {running === null ? (
        <div className={cx(styles.ways)}>
          <Button onPress={() => void backup.make()} isDisabled={!hasKit}>
            {t('backup.now.make')}
          </Button>
        </div>
      ) : (
        <>
          <Progress label={t('backup.now.running')} value={shareOf(running)} />
          <div className={cx(styles.ways)}>
            <Button onPress={() => void backup.cancel()}>{t('backup.now.cancel')}</Button>
          </div>
        </>
      )}
      <Told backup={backup} />
    </Section>
  );
}

/** The folder is shown by its own name alone. */
export function DailySection({ backup, hasKit }: { readonly backup: Backup; readonly hasKit: boolean }) {
  const { t } = useTranslation();
  const folder = backup.status?.dailyFolder ?? null;
  return (
    <Section title={t('backup.daily.title')}>
      <p>{folder === null ? t('backup.daily.off') : <Phrase of="backup.daily.on" parts={{ folder }} />}</p>
      <div className={cx(styles.ways)}>
        <Button onPress={() => void backup.chooseFolder()} isDisabled={!hasKit}>
          {folder === null ? t('backup.daily.choose') : t('backup.daily.change')}
        </Button>
        {folder !== null && (
          <Button look="quiet" onPress={() => void backup.stopDaily()}>
            {t('backup.daily.stop')}
          </Button>
        )}
      </div>
    </Section>
  );
}
