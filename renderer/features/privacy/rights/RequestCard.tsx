// One request: what was asked, its clock, and what was answered.

import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../../contract/bridge/rights-view.ts';
import { jurisdictions } from '../../../../contract/domain/jurisdictions.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { Phrase } from '../../../i18n/Phrase.tsx';
import { cx } from '../../../styles/cx.ts';
import { AuthorityLine, RequestClock } from './RequestClock.tsx';
import styles from './Rights.module.css';
import { Said } from './Said.tsx';

type Answer = RequestView['answers'][number];

function AnswerLines({ answer, law }: { readonly answer: Answer; readonly law: RequestView['law'] }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { outcome, ground, words, at } = answer;
  const cited = ground === null ? undefined : jurisdictions[law].grounds[ground];
  return (
    <div className={cx(styles.answer)}>
      <p>
        <strong>{t(`rights.outcomes.${outcome}`)}</strong>{' '}
        <span className={cx(styles.muted)}>{moment(at)}</span>
      </p>
      {ground !== null && (
        <p>
          {t(`rights.grounds.${ground}`)} {cited !== undefined && <small dir="ltr">{cited}</small>}
        </p>
      )}
      {words !== '' && <Said words={words} />}
    </div>
  );
}

interface RequestCardProps {
  readonly request: RequestView;
  readonly action?: ReactNode;
}

/** Only inside a list of requests. */
export function RequestCard({ request, action }: RequestCardProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const id = useId();
  const { kind, mine, name, at, words, answers, law } = request;
  const isDenied = answers.some(({ outcome }) => outcome === 'refused' || outcome === 'partly');
  return (
    <li className={cx(styles.right)} aria-labelledby={id}>
      <div className={cx(styles.head)}>
        <div className={cx(styles.words)}>
          <h3 id={id}>{t(`rights.kinds.${kind}`)}</h3>
          <p className={cx(styles.muted)}>
            <Phrase
              of={mine ? 'rights.asked.mine' : 'rights.asked.theirs'}
              parts={{ name: name ?? t('notices.somebody'), time: moment(at) }}
            />
          </p>
          {words !== '' && <Said words={words} />}
          <RequestClock request={request} />
        </div>
        {action !== undefined && <div className={cx(styles.action)}>{action}</div>}
      </div>
      {answers.map((answer) => (
        <AnswerLines key={answer.id} answer={answer} law={law} />
      ))}
      {mine && isDenied && (
        <>
          <p className={cx(styles.muted)}>{t('rights.denied')}</p>
          <AuthorityLine law={law} />
        </>
      )}
    </li>
  );
}
