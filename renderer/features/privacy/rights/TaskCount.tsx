// How many requests the practice has to answer.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestsQuery } from '../../../bridge/rights.ts';
import { Badge } from '../../../components/Badge.tsx';
import { isTask } from './Requests.tsx';

/** Nothing where there is none. */
export function TaskCount() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(requestsQuery);
  const count = data.filter(isTask).length;
  return <Badge count={count} label={t('rights.tasks', { count })} tone="quiet" />;
}
