// One line on every other computer once another one was linked: who did not do that can remove it at once.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { devicesQuery } from '../../bridge/devices.ts';
import { Banner } from '../../components/Banner.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { useIsSample } from '../sample/use-sample.ts';

/** Gone once the person has looked at the list. */
export function NewComputerBanner() {
  const { t } = useTranslation();
  const shell = useShell();
  const isSample = useIsSample();
  const { data } = useQuery({ ...devicesQuery, enabled: !isSample });
  const added = data?.find(({ isNew }) => isNew);
  if (added === undefined) return null;
  return (
    <Banner action={{ label: t('devices.look'), onPress: () => shell.showSettings('devices') }}>
      {t('devices.fresh', { name: isolate(added.name ?? t('devices.nameless')) })}
    </Banner>
  );
}
