// Privacy → Prove it: checks that run when they are pressed, what they cannot show, and a report of them.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { CheckCard } from './CheckCard.tsx';
import { checkIds } from './check-ids.ts';
import styles from './Proof.module.css';
import { reportText } from './report-text.ts';
import { useChecks } from './use-checks.ts';

const limits = ['tampered', 'instead', 'elsewhere'] as const;

const infoQuery = { queryKey: ['appInfo'], queryFn: () => unwrap(bridge.app.info({})) };

/** What was found is forgotten when another part of the page is shown. */
export function ProofPart() {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const info = useQuery(infoQuery);
  const { results, running, errors, run } = useChecks();
  const platform = info.data?.platform ?? 'linux';
  const save = useMutation({
    mutationFn: async () => {
      const { version } = await unwrap(bridge.app.info({}));
      const at = Date.now();
      const report = { format: 'o7-proof-v1', at, version, ...results } as const;
      const text = reportText({ at, version, platform, results }, t, formats);
      return unwrap(bridge.proof.save({ report, text }));
    },
  });
  const showFolder = useMutation({ mutationFn: () => unwrap(bridge.device.showFolder({})) });
  const failed = save.error ?? showFolder.error;
  return (
    <div className={cx(styles.part)}>
      <p className={cx(styles.intro)}>{t('proof.intro')}</p>
      <div className={cx(styles.actions)}>
        <Button look="primary" onPress={() => void run(checkIds)} isDisabled={running !== null}>
          {running === null ? t('proof.all') : t('proof.running')}
        </Button>
        <Button
          onPress={() => save.mutate()}
          isDisabled={running !== null || save.isPending || Object.keys(results).length === 0}
        >
          {t('proof.save')}
        </Button>
        <Button look="quiet" onPress={() => showFolder.mutate()}>
          {t('proof.show')}
        </Button>
      </div>
      <div role="status">{save.data?.saved === true && <p>{t('proof.saved')}</p>}</div>
      {failed !== null && <Notice kind="problem">{errorText(toAppError(failed))}</Notice>}
      {checkIds.map((check) => (
        <CheckCard
          key={check}
          check={check}
          results={results}
          error={errors[check] ?? null}
          platform={platform}
          isRunning={running === check}
          isBusy={running !== null}
          onRun={() => void run([check])}
        />
      ))}
      <section className={cx(styles.limits)}>
        <h2>{t('proof.limits.title')}</h2>
        {limits.map((name) => (
          <p key={name}>{t(`proof.limits.${name}`)}</p>
        ))}
      </section>
    </div>
  );
}
