// Privacy → Choices: every purpose with its basis, what can be decided about it, and what was.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { neverPurposes } from '../../../../contract/domain/purposes.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { choicesQuery } from '../../../bridge/choices.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Rows } from '../../../components/Rows.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import privacy from '../Privacy.module.css';
import styles from './Choices.module.css';
import { PurposeRow } from './PurposeRow.tsx';

export function ChoicesPart({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(choicesQuery);
  return (
    <section className={cx(privacy.section)}>
      <h2>{t('privacy.parts.choices')}</h2>
      <p className={cx(privacy.intro)}>{t('choices.intro')}</p>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {data !== undefined && (
        <Rows aria-label={t('privacy.parts.choices')}>
          {data.purposes.map((chosen) => (
            <PurposeRow
              key={chosen.purpose}
              role={me.role}
              chosen={chosen}
              isRestricted={data.restriction !== null}
            />
          ))}
          {neverPurposes.map((name) => (
            <li key={name} className={cx(styles.purpose)}>
              <div className={cx(styles.head)}>
                <h3>{t(`choices.never.${name}`)}</h3>
                <span className={cx(styles.fixed)}>{t('choices.never.answer')}</span>
              </div>
            </li>
          ))}
        </Rows>
      )}
    </section>
  );
}
