// Across the window while the person's data is only stored: that it is so, and how it is lifted.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { choicesQuery, useLift } from '../../../bridge/choices.ts';
import { Banner } from '../../../components/Banner.tsx';
import { useFormats } from '../../../i18n/locale.ts';

/** Nothing where only optional uses are restricted: nobody waits for anything then. */
export function RestrictedBanner() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { data } = useQuery(choicesQuery);
  const lift = useLift();
  const restriction = data?.restriction;
  if (restriction?.scope !== 'everything') return null;
  return (
    <Banner action={{ label: t('restriction.lift'), onPress: () => lift.mutate(undefined) }}>
      {t('restriction.banner', { date: date(restriction.since) })}
    </Banner>
  );
}
