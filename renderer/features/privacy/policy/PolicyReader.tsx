// A version of the privacy policy to be read: when it was last updated, from when it counts, and its text.

import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../../contract/policy/document.ts';
import { useLanguage } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';
import { usePolicyDay } from './use-policy-day.ts';

/** In the language of the window. `level`: of the sections' headings, below where it stands. */
export function PolicyReader({ policy, level = 3 }: { readonly policy: Policy; readonly level?: 3 | 4 }) {
  const { t } = useTranslation();
  const day = usePolicyDay();
  const language = useLanguage();
  const { sections } = policy.texts[language];
  const Heading = `h${level}` as const;
  return (
    <article className={cx(styles.text)} lang={language}>
      <dl className={cx(styles.days)}>
        <div>
          <dt>{t('policy.version')}</dt>
          <dd>{policy.version}</dd>
        </div>
        <div>
          <dt>{t('policy.published')}</dt>
          <dd>{day(policy.published)}</dd>
        </div>
        <div>
          <dt>{t('policy.effective')}</dt>
          <dd>{day(policy.effective)}</dd>
        </div>
      </dl>
      {policy.urgent !== null && (
        <p>
          <strong>{t('policy.urgent')}</strong> {policy.urgent[language]}
        </p>
      )}
      {sections.map(({ id, title, paragraphs }) => (
        <section key={id} className={cx(styles.section)}>
          <Heading>{title}</Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </article>
  );
}
