// One line across the window while a move is under way, and after it.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { movingQuery } from '../../bridge/moving.ts';
import { Banner } from '../../components/Banner.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { useIsSample } from '../sample/use-sample.ts';

/** Leads to where it can be gone on with or called off. */
export function MoveBanner() {
  const { t } = useTranslation();
  const shell = useShell();
  const isSample = useIsSample();
  const { data: view } = useQuery({ ...movingQuery, enabled: !isSample });
  if (view === undefined || view.state === 'none') return null;
  const name = isolate(view.name ?? t('devices.nameless'));
  return (
    <Banner action={{ label: t('moving.look'), onPress: () => shell.showSettings('devices') }}>
      {view.state === 'moved' ? t('moving.moved', { name }) : t('moving.underWay', { name })}
    </Banner>
  );
}
