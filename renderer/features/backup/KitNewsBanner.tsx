// One line across the window once another computer made a recovery kit: the words of before open nothing any more.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { Banner } from '../../components/Banner.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { useIsSample } from '../sample/use-sample.ts';

/** Gone once the person has looked at the kit. */
export function KitNewsBanner() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const shell = useShell();
  const isSample = useIsSample();
  const { data } = useQuery({ ...recoveryQuery, enabled: !isSample });
  if (data?.kit?.isNews !== true) return null;
  return (
    <Banner action={{ label: t('backup.kit.look'), onPress: () => shell.showSettings('backup') }}>
      {t('backup.kit.news', { date: date(data.kit.confirmedAt) })}
    </Banner>
  );
}
