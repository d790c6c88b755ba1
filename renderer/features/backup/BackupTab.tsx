// Settings → Backup and recovery: the kit, a backup now, the daily one, those that are known, what to know about them.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Backup.module.css';
import { KitSection } from './KitSection.tsx';
import { KnownBackups } from './KnownBackups.tsx';
import { DailySection, NowSection } from './NowSection.tsx';
import { useBackup } from './use-backup.ts';

/** Without a kit nothing but the kit can be made: a backup is sealed to its words. */
export function BackupTab() {
  const { t } = useTranslation();
  const backup = useBackup();
  const { data } = useQuery(recoveryQuery);
  const hasKit = data !== undefined && data.kit !== null;
  return (
    <div className={cx(styles.tab)}>
      <KitSection />
      <NowSection backup={backup} hasKit={hasKit} />
      <DailySection backup={backup} hasKit={hasKit} />
      <KnownBackups backups={backup.status?.backups ?? []} />
      <Section title={t('backup.honest.title')}>
        <ul className={cx(styles.honest)}>
          <li>{t('backup.honest.never')}</li>
          <li>{t('backup.honest.deleted')}</li>
          <li>{t('backup.honest.words')}</li>
        </ul>
      </Section>
    </div>
  );
}
