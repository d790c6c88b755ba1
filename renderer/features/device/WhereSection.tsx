// Settings → This device → where the profile is, how big, since when, and its last backup.

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';
import { Fact, Facts } from './Facts.tsx';

/** The way to the folder is shown by the file manager alone: no path is on this page. */
export function WhereSection({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { bytes, date, moment } = useFormats();
  const show = useMutation({ mutationFn: () => unwrap(bridge.device.showFolder({})) });
  const files = t('device.where.files', { count: device.files });
  return (
    <Section title={t('device.where.title')}>
      <Facts>
        <Fact name={t('device.where.size')}>
          {t('device.where.sizeValue', { bytes: bytes(device.bytes), files })}
        </Fact>
        <Fact name={t('device.where.since')}>{date(device.createdAt)}</Fact>
        <Fact name={t('device.where.backup')}>
          {device.lastBackupAt === null ? t('device.where.noBackup') : moment(device.lastBackupAt)}
        </Fact>
      </Facts>
      <div className={cx(styles.actions)}>
        <Button onPress={() => show.mutate()}>{t('device.where.show')}</Button>
      </div>
      {show.error !== null && <Notice kind="problem">{errorText(toAppError(show.error))}</Notice>}
    </Section>
  );
}
