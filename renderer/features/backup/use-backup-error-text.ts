// The words for what is wrong with a backup; of a damaged one, how far in.

import { useTranslation } from 'react-i18next';
import type { ErrorReport } from '../../../contract/errors/app-error.ts';
import { errorText } from '../../components/use-error-text.ts';
import { localeOf, useFormats, useLanguage } from '../../i18n/locale.ts';

/** A place in a file as a share of it and in bytes: people can say it on the phone. */
export function useBackupErrorText(): (error: Pick<ErrorReport, 'code' | 'fields'>) => string {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const language = useLanguage();
  return (error) => {
    const { offset, size } = error.fields;
    if (error.code === 'backup.cancelled') return t('restore.cancelled');
    if (error.code !== 'backup.damaged' || typeof offset !== 'number' || typeof size !== 'number')
      return errorText(t, error);
    const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
    return t('backup.damagedAt', {
      percent: percent.format(size === 0 ? 0 : offset / size),
      offset: bytes(offset),
      size: bytes(size),
    });
  };
}
