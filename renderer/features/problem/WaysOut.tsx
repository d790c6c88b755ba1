// The ways out of a problem beside trying again: each with a sentence, and a question where it cannot be taken back.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WayOut } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { StartAnew } from '../device/StartAnew.tsx';
import styles from './ProblemScreen.module.css';
import type { useWaysOut } from './ways-out.ts';

type Way = Exclude<WayOut, 'retry'>;

interface WaysOutProps {
  readonly ways: readonly Way[];
  readonly run: ReturnType<typeof useWaysOut>;
  /** Goes to the form of this way. */
  readonly onForm: (way: 'words' | 'restore') => void;
}

/** In the order in which they lose least. */
export function WaysOut({ ways, run, onForm }: WaysOutProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [asking, setAsking] = useState<'earlierCopy' | 'salvage' | null>(null);
  const [isStartingAnew, setStartingAnew] = useState(false);
  const go = (way: Way): void => {
    if (way === 'words' || way === 'restore') onForm(way);
    else if (way === 'startAnew') setStartingAnew(true);
    else setAsking(way);
  };
  const work = asking === null ? null : run[asking];
  const failure = run.earlierCopy.error ?? run.salvage.error;
  const isBusy = run.earlierCopy.isPending || run.salvage.isPending;
  return (
    <section className={cx(styles.todo)}>
      <h2>{t('problem.ways.heading')}</h2>
      <ul className={cx(styles.ways)}>
        {ways.map((way) => (
          <li key={way} className={cx(styles.way)}>
            <p>{t(`problem.ways.${way}.sentence`)}</p>
            <Button
              look={way === 'startAnew' ? 'clay' : 'secondary'}
              isDisabled={isBusy}
              onPress={() => go(way)}
            >
              {t(`problem.ways.${way}.go`)}
            </Button>
          </li>
        ))}
      </ul>
      {failure !== null && <Notice kind="problem">{errorText(toAppError(failure))}</Notice>}
      {asking !== null && (
        <ConfirmDialog
          title={t(`problem.ways.${asking}.asks`)}
          confirm={isBusy ? t('common.oneMoment') : t(`problem.ways.${asking}.confirm`)}
          look="primary"
          isOpen
          isBusy={isBusy}
          onConfirm={() => work?.mutate(undefined, { onSettled: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        >
          <p>{t(`problem.ways.${asking}.means`)}</p>
        </ConfirmDialog>
      )}
      {isStartingAnew && <StartAnew onClose={() => setStartingAnew(false)} />}
    </section>
  );
}
