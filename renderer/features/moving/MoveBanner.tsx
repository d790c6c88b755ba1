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
  const isOver = view.state === 'moved';
  const label = isOver ? t('moving.erase') : t('moving.look');
  return (
    <Banner action={{ label, onPress: () => shell.showSettings('devices') }}>
      {isOver ? t('moving.moved', { name }) : t('moving.underWay', { name })}
    </Banner>
  );
}
