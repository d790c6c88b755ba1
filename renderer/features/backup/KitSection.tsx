// Settings: whether there is a recovery kit, since when, and making a new one.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Backup.module.css';

/** Opens the same steps as everywhere. */
export function KitSection() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { open } = useShell();
  const client = useQueryClient();
  const { data } = useQuery(recoveryQuery);
  const isNews = data?.kit?.isNews === true;
  const { mutate: tell } = useMutation({
    mutationFn: () => unwrap(bridge.recovery.told({})),
    onSuccess: (told) => client.setQueryData(recoveryQuery.queryKey, told),
  });
  // Whoever looks here reads when it was made.
  useEffect(() => {
    if (isNews) tell();
  }, [isNews, tell]);
  if (data === undefined) return null;
  const { kit } = data;
  return (
    <Section title={t('backup.kit.title')}>
      {kit === null ? (
        <p>{t('backup.kit.none')}</p>
      ) : (
        <p>
          {t('backup.kit.made', { date: date(kit.confirmedAt) })} {t(`backup.kit.${kit.record}`)}
        </p>
      )}
      <div className={cx(styles.ways)}>
        <Button look={kit === null ? 'primary' : 'secondary'} onPress={() => open('kit')}>
          {kit === null ? t('backup.kit.make') : t('backup.kit.renew')}
        </Button>
      </div>
      {kit !== null && <p className={cx(styles.muted)}>{t('backup.kit.renewHint')}</p>}
    </Section>
  );
}
