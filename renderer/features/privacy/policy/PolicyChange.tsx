// A newer version beside the one that was acknowledged: summary, comparison, and the answer.

import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { policyTextQuery } from '../../../bridge/policy.ts';
import { useLanguage } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { Comparison } from './Comparison.tsx';
import styles from './Policy.module.css';
import { PolicyAnswer } from './PolicyAnswer.tsx';
import { usePolicyDay } from './use-policy-day.ts';

interface PolicyChangeProps {
  readonly view: PolicyView;
  readonly later?: () => void;
}

/** Compared with the version that was acknowledged last, else with the one before; summaries of all that came between. */
export function PolicyChange({ view, later }: PolicyChangeProps) {
  const { t } = useTranslation();
  const day = usePolicyDay();
  const language = useLanguage();
  const { asked } = view;
  const base = Math.max(1, Math.min(view.acknowledged ?? asked - 1, asked - 1));
  const numbers = view.versions.map(({ version }) => version).filter((one) => one >= base && one <= asked);
  const policies = useQueries({
    queries: numbers.map(policyTextQuery),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  });
  const [older] = policies;
  const newer = policies.at(-1);
  if (older === undefined || newer === undefined || policies.length < numbers.length) return null;
  const news = asked === 1 ? [newer] : policies.slice(1);
  return (
    <div className={cx(styles.part)}>
      <p>
        {t('policy.changeDays', {
          version: asked,
          published: day(newer.published),
          effective: day(newer.effective),
        })}
      </p>
      {newer.urgent !== null && (
        <p>
          <strong>{t('policy.urgent')}</strong> {newer.urgent[language]}
        </p>
      )}
      <section className={cx(styles.text, styles.close)} lang={language}>
        <h3>{t('policy.summary')}</h3>
        <ul className={cx(styles.summary)}>
          {news.flatMap(({ texts }) => texts[language].summary.map((line) => <li key={line}>{line}</li>))}
        </ul>
      </section>
      {older !== newer && <Comparison older={older} newer={newer} />}
      <PolicyAnswer policy={newer} view={view} {...(later === undefined ? {} : { later })} />
    </div>
  );
}
