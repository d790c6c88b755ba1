// Backups that this computer knows of, newest first.

import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/bridge/views.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Backup.module.css';

function Line({ backup }: { readonly backup: BackupView }) {
  const { t } = useTranslation();
  const { moment, bytes } = useFormats();
  return (
    <li className={cx(styles.known)}>
      <span className={cx(styles.name)}>
        <bdi>{backup.name}</bdi>
      </span>
      <span className={cx(styles.muted)}>
        {moment(backup.at)} · {bytes(backup.bytes)} · {t('backup.list.messages', { count: backup.messages })}{' '}
        · {t(`backup.list.places.${backup.place}`)}
      </span>
      {backup.superseded && <span className={cx(styles.muted)}>{t('backup.list.superseded')}</span>}
    </li>
  );
}

/** One that is known to have been removed is not named. */
export function KnownBackups({ backups }: { readonly backups: readonly BackupView[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('backup.list.title')}>
      {backups.length === 0 ? (
        <p className={cx(styles.muted)}>{t('backup.list.none')}</p>
      ) : (
        <ul className={cx(styles.list)}>
          {backups.map((backup) => (
            <Line key={backup.id} backup={backup} />
          ))}
        </ul>
      )}
    </Section>
  );
}
