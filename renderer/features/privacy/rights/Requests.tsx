// Requests about care data: a person's own with their clocks, or what the practice has to answer.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../../contract/bridge/rights-view.ts';
import type { Me } from '../../../../contract/bridge/views.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { requestsQuery } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Rows } from '../../../components/Rows.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';
import { AnswerSheet } from './AnswerSheet.tsx';
import { RequestCard } from './RequestCard.tsx';

/** What is due first stands first; what is settled, last and newest first. */
function inOrder(requests: readonly RequestView[]): readonly RequestView[] {
  const rank = ({ state, due }: RequestView) => (state === 'settled' ? '9' : `0${due ?? '8'}`);
  return requests.toSorted((one, other) => rank(one).localeCompare(rank(other)) || other.at - one.at);
}

/** Whether the practice has to do something about it. */
export const isTask = ({ mine, state }: RequestView): boolean => !mine && state !== 'settled';

/** Counted anew each time they are looked at. */
export function Requests({ role }: Pick<Me, 'role'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(requestsQuery);
  const [answered, setAnswered] = useState<string | null>(null);
  const open = data?.find(({ id }) => id === answered);
  return (
    <section className={cx(styles.section)}>
      <h2>{t(`rights.requests.title.${role}`)}</h2>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {data?.length === 0 && <p className={cx(styles.muted)}>{t(`rights.requests.none.${role}`)}</p>}
      {data !== undefined && data.length > 0 && (
        <Rows aria-label={t(`rights.requests.title.${role}`)}>
          {inOrder(data).map((request) => (
            <RequestCard
              key={request.id}
              request={request}
              {...(isTask(request)
                ? {
                    action: (
                      <Button onPress={() => setAnswered(request.id)}>{t('rights.answer.open')}</Button>
                    ),
                  }
                : {})}
            />
          ))}
        </Rows>
      )}
      {open !== undefined && <AnswerSheet request={open} onClose={() => setAnswered(null)} />}
    </section>
  );
}
