// The profile cannot be opened: what happened, what is safe, what to do, by code.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ErrorReport } from '../../../contract/errors/app-error.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { ClosedDoor } from '../../components/drawings.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Wordmark } from '../../components/Wordmark.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './ProblemScreen.module.css';
import { areMessagesHere, problemOf } from './problems.ts';

/** Trying again is always allowed; nothing on disk changes before the profile opens. */
export function ProblemScreen({ error }: { readonly error: ErrorReport }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => unwrap(bridge.profile.retry({})),
    onSettled: (status) =>
      status === undefined
        ? client.invalidateQueries({ queryKey: profileQuery.queryKey })
        : client.setQueryData(profileQuery.queryKey, status),
  });
  const problem = problemOf(error.code);
  return (
    <div className={cx(styles.page)}>
      <ScreenHeader hasHelp isBare>
        <Wordmark />
      </ScreenHeader>
      <main className={cx(styles.place)}>
        <div className={cx(styles.column)} role="alert">
          <ClosedDoor />
          <h1>{problem === null ? t('problem.title') : t(`problem.${problem}.title`)}</h1>
          <p>{problem === null ? errorText(error) : t(`problem.${problem}.what`)}</p>
          <p className={cx(styles.safe)}>
            {areMessagesHere(problem) ? t('problem.safe') : t('problem.unchanged')}
          </p>
          {problem !== null && (
            <section className={cx(styles.todo)}>
              <h2>{t('problem.todo')}</h2>
              <p>{t(`problem.${problem}.do`)}</p>
            </section>
          )}
          <div className={cx(styles.actions)}>
            <Button look="primary" onPress={() => retry.mutate()} isDisabled={retry.isPending}>
              {retry.isPending ? t('common.oneMoment') : t('common.tryAgain')}
            </Button>
          </div>
          <p className={cx(styles.quit)}>
            {t('problem.quit')}{' '}
            <span className={cx(styles.code)}>
              {t('problem.code')} <bdi dir="ltr">{error.code}</bdi>
            </span>
          </p>
        </div>
      </main>
    </div>
  );
}
