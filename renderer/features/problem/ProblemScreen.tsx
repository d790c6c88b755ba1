// What stands when the profile cannot be opened: what happened, what is safe, what to do, and every way on.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WayOut } from '../../../contract/bridge/views.ts';
import type { ErrorReport } from '../../../contract/errors/app-error.ts';
import { LoneScreen } from '../../app/LoneScreen.tsx';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { ClosedDoor } from '../../components/drawings.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { RestoreForm } from '../backup/RestoreForm.tsx';
import { WordsForm } from '../recovery/WordsForm.tsx';
import styles from './ProblemScreen.module.css';
import { areMessagesHere, problemOf } from './problems.ts';
import { WaysOut } from './WaysOut.tsx';
import { useWaysOut } from './ways-out.ts';

interface ProblemProps {
  readonly error: ErrorReport;
  readonly ways: readonly WayOut[];
}

function Words({ error }: Pick<ProblemProps, 'error'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const problem = problemOf(error.code);
  return (
    <div className={cx(styles.words)} role="alert">
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
    </div>
  );
}

function Problem({ error, ways, onForm }: ProblemProps & { onForm: (form: 'words' | 'restore') => void }) {
  const { t } = useTranslation();
  const { open } = useShell();
  const run = useWaysOut();
  const others = ways.filter((way) => way !== 'retry');
  return (
    <>
      <Words error={error} />
      <div className={cx(styles.actions)}>
        <Button look="primary" onPress={() => run.retry.mutate()} isDisabled={run.retry.isPending}>
          {run.retry.isPending ? t('common.oneMoment') : t('common.tryAgain')}
        </Button>
      </div>
      {others.length > 0 && <WaysOut ways={others} run={run} onForm={onForm} />}
      <Button look="quiet" onPress={() => open('contact')}>
        {t('contact.open')}
      </Button>
      <p className={cx(styles.quit)}>
        {t('problem.quit')}{' '}
        <span className={cx(styles.code)}>
          {t('problem.code')} <bdi dir="ltr">{error.code}</bdi>
        </span>
      </p>
    </>
  );
}

/** Trying again is always allowed; nothing on disk changes before the profile opens or a way is chosen. */
export function ProblemScreen({ error, ways }: ProblemProps) {
  const [form, setForm] = useState<'words' | 'restore' | null>(null);
  const back = (): void => setForm(null);
  const forms: Readonly<Record<'words' | 'restore', ReactNode>> = {
    words: <WordsForm purpose="unlock" onBack={back} />,
    restore: <RestoreForm onBack={back} />,
  };
  return (
    <LoneScreen column={styles.column}>
      {form === null ? <Problem error={error} ways={ways} onForm={setForm} /> : forms[form]}
    </LoneScreen>
  );
}
