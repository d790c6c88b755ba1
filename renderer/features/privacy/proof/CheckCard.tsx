// One check: what it does, what it found when it was run, and the way to look without this app.

import { CircleCheck, CircleHelp, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../contract/errors/app-error.ts';
import { Button } from '../../../components/Button.tsx';
import { Progress } from '../../../components/Progress.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { useProgress } from '../../device/use-progress.ts';
import type { CheckId, Results } from './check-ids.ts';
import { commandOf, type Platform } from './commands.ts';
import { factsOf } from './facts.ts';
import { judge, type Verdict } from './judging.ts';
import styles from './Proof.module.css';

const icons: Readonly<Record<Verdict, LucideIcon>> = {
  holds: CircleCheck,
  fails: TriangleAlert,
  unknown: CircleHelp,
};

interface FoundProps {
  readonly check: CheckId;
  readonly results: Results;
  readonly error: AppError | null;
}

/** An error is no verdict: it says why there is none. */
function Found({ check, results, error }: FoundProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const judged = error === null ? judge(check, results) : null;
  if (judged === null && error === null) return null;
  const verdict = judged?.verdict ?? 'unknown';
  const Icon = icons[verdict];
  return (
    <>
      <p className={cx(styles.verdict, styles[verdict])}>
        <Icon size={20} strokeWidth={1.7} aria-hidden />
        <span>
          <strong>{t(`proof.verdict.${verdict}`)}.</strong>{' '}
          {judged === null ? error !== null && errorText(error) : t(judged.words)}
        </span>
      </p>
      {judged !== null && (
        <dl className={cx(styles.facts)} aria-label={t('proof.numbers')}>
          {factsOf(check, results, { t, formats }).map(({ name, value, code }) => (
            <div key={`${name} ${value}`} className={cx(styles.fact)}>
              <dt>{t(name)}</dt>
              <dd>{code === true ? <code dir="ltr">{value}</code> : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

interface CheckCardProps extends FoundProps {
  readonly platform: Platform;
  readonly isRunning: boolean;
  /** Another one is under way. */
  readonly isBusy: boolean;
  readonly onRun: () => void;
}

/** Says nothing about how it stands before it was run. */
export function CheckCard({ check, results, error, platform, isRunning, isBusy, onRun }: CheckCardProps) {
  const { t } = useTranslation();
  const title = useId();
  const progress = useProgress(isRunning && check === 'canary');
  const wasRun = error !== null || judge(check, results) !== null;
  return (
    <section className={cx(styles.card)} aria-labelledby={title}>
      <div className={cx(styles.head)}>
        <h2 id={title}>{t(`proof.checks.${check}.title`)}</h2>
        <Button onPress={onRun} isDisabled={isBusy || isRunning} aria-describedby={title}>
          {t(wasRun ? 'proof.again' : 'proof.run')}
        </Button>
      </div>
      <p className={cx(styles.what)}>{t(`proof.checks.${check}.what`)}</p>
      {isRunning && <Progress label={t('proof.running')} value={progress} />}
      <div role="status" className={cx(styles.found)}>
        {!isRunning && <Found check={check} results={results} error={error} />}
      </div>
      <div className={cx(styles.without)}>
        <h3>{t('proof.without')}</h3>
        <p>{t(`proof.checks.${check}.command`)}</p>
        <pre dir="ltr">{commandOf(check, { platform, results })}</pre>
      </div>
    </section>
  );
}
