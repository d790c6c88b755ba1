// What differs between two versions: changed sections, and in them the words that went and the words that came.

import { useTranslation } from 'react-i18next';
import { type ComparedSection, comparePolicies, type Run } from '../../../../contract/policy/compare.ts';
import type { Policy } from '../../../../contract/policy/document.ts';
import { ForReaders } from '../../../components/ForReaders.tsx';
import { useLanguage } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';

/** Not colour alone: what went is struck through, what came underlined, and both are said to screen readers. */
function Words({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  switch (run.kind) {
    case 'same':
      return run.text;
    case 'old':
      return (
        <del className={cx(styles.old)}>
          <ForReaders>{t('policy.wentBefore')} </ForReaders>
          {run.text}
          <ForReaders> {t('policy.wentAfter')}</ForReaders>
        </del>
      );
    case 'new':
      return (
        <ins className={cx(styles.fresh)}>
          <ForReaders>{t('policy.cameBefore')} </ForReaders>
          {run.text}
          <ForReaders> {t('policy.cameAfter')}</ForReaders>
        </ins>
      );
  }
}

function Compared({ section }: { readonly section: ComparedSection }) {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.section)}>
      <h4>
        {section.title} <span className={cx(styles.muted)}>{t(`policy.change.${section.change}`)}</span>
      </h4>
      {section.paragraphs.map((runs, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the comparison of two given versions never changes
        <p key={at}>
          {runs.map((run, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Words key={place} run={run} />
          ))}
        </p>
      ))}
    </section>
  );
}

/** In the language of the window. */
export function Comparison({ older, newer }: { readonly older: Policy; readonly newer: Policy }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sections = comparePolicies(older.texts[language], newer.texts[language]);
  return (
    <section className={cx(styles.text)} aria-label={t('policy.comparison')} lang={language}>
      <div className={cx(styles.section)}>
        <h3>{t('policy.comparison')}</h3>
        <p className={cx(styles.muted)}>{t('policy.legend', { from: older.version, to: newer.version })}</p>
      </div>
      {sections.length === 0 ? (
        <p>{t('policy.same')}</p>
      ) : (
        sections.map((section) => <Compared key={section.id} section={section} />)
      )}
    </section>
  );
}
