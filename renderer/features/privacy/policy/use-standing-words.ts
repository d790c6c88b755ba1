// What is to be said across the window about the privacy policy; nothing where nothing is open.

import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { usePolicyDay } from './use-policy-day.ts';

export function useStandingWords({ standing, asked, versions }: PolicyView): string | null {
  const { t } = useTranslation();
  const { date } = useFormats();
  const day = usePolicyDay();
  const effective = day(versions.at(-1)?.effective ?? '');
  switch (standing.kind) {
    case 'none':
    case 'settled':
      return null;
    case 'announced':
      return t('policy.announced', { version: asked, date: effective });
    case 'due':
      return t('policy.due', { version: asked });
    case 'declining':
      return t('policy.declinedLater', { from: date(standing.from), until: date(standing.until) });
    case 'declined':
      return t('policy.declined', { until: date(standing.until) });
    case 'ended':
      return t('policy.ended', { until: date(standing.until) });
  }
}
