// One purpose: its exact text, its basis, who answers, what can be decided, and every decision so far.

import { useTranslation } from 'react-i18next';
import type { ChoicesView } from '../../../../contract/bridge/choices-view.ts';
import type { Me } from '../../../../contract/bridge/views.ts';
import { decidedTexts } from '../../../../contract/domain/purpose-texts.ts';
import { type Purpose, purposes } from '../../../../contract/domain/purposes.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useDecide } from '../../../bridge/choices.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats, useLanguage } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import { actKey } from '../receipts/receipt-words.ts';
import styles from './Choices.module.css';
import { PurposeChoice } from './PurposeChoice.tsx';

type Chosen = ChoicesView['purposes'][number];

function History({ history }: Pick<Chosen, 'history'>) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  if (history.length === 0) return null;
  return (
    <details className={cx(styles.history)}>
      <summary>{t('choices.history', { count: history.length })}</summary>
      <ol>
        {history.map(({ id, act, at, here, text }) => (
          <li key={id}>
            {t(actKey(act))} · {moment(at)} · {here ? t('receipts.here') : t('receipts.elsewhere')}
            {text !== null && ` · ${t('choices.version', { version: text.version })}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface PurposeRowProps {
  readonly role: Me['role'];
  readonly chosen: Chosen;
  readonly isRestricted: boolean;
}

export function PurposeRow({ role, chosen, isRestricted }: PurposeRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const errorText = useErrorText();
  const decide = useDecide();
  const { purpose, isChosen, history } = chosen;
  const { basis, answers, isOptional }: Purpose = purposes[purpose];
  const { version, [language]: shown } = decidedTexts[purpose];
  return (
    <li className={cx(styles.purpose)} aria-label={shown.title}>
      <div className={cx(styles.head)}>
        <h3>{shown.title}</h3>
        <PurposeChoice
          purpose={purpose}
          role={role}
          title={shown.title}
          isChosen={isChosen}
          isBusy={decide.isPending}
          onDecide={(decision) => decide.mutate({ purpose, decision })}
        />
      </div>
      <p className={cx(styles.text)}>{shown.text}</p>
      <p className={cx(styles.facts)}>
        {t(`choices.basis.${basis}`)} · {t(`choices.answers.${answers}`)} ·{' '}
        {t('choices.version', { version })}
      </p>
      {isOptional && isRestricted && isChosen && (
        <p className={cx(styles.facts)}>{t('choices.restricted')}</p>
      )}
      {decide.error !== null && <Notice kind="problem">{errorText(toAppError(decide.error))}</Notice>}
      {decide.data !== undefined && <ReceiptNotice receipt={decide.data.receipt} />}
      <History history={history} />
    </li>
  );
}
