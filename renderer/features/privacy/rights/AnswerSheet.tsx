// The practice answers a request: done, partly or no with the law's ground, or a later day with a reason.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../../contract/bridge/rights-view.ts';
import {
  type AnswerOutcome,
  answerOutcomes,
  groundsUnder,
  jurisdictions,
  type RefusalGround,
} from '../../../../contract/domain/jurisdictions.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useAnswer } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RadioCards } from '../../../components/RadioCards.tsx';
import { Select } from '../../../components/Select.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { showToast } from '../../../components/toast-queue.ts';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import { useDay } from './days.ts';
import styles from './Rights.module.css';
import { Said } from './Said.tsx';

interface AnswerSheetProps {
  readonly request: RequestView;
  readonly onClose: () => void;
}

/** Mounted while it is open; what was begun is forgotten when it closes. */
export function AnswerSheet({ request, onClose }: AnswerSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const showDay = useDay();
  const { id, law, kind, words: asked, mayExtendTo } = request;
  const [outcome, setOutcome] = useState<AnswerOutcome | null>(null);
  const [ground, setGround] = useState<RefusalGround | null>(null);
  const [words, setWords] = useState('');
  const answer = useAnswer();
  const needsGround = outcome === 'partly' || outcome === 'refused';
  const send = (): void => {
    if (outcome === null) return;
    answer.mutate(
      { request: id, outcome, ground: needsGround ? ground : null, words },
      {
        onSuccess: () => {
          showToast({ text: t('rights.answer.sent') });
          onClose();
        },
      },
    );
  };
  return (
    <Sheet
      title={t('rights.answer.title')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="primary" onPress={send} isDisabled={outcome === null || answer.isPending}>
            {t('rights.answer.send')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className={cx(styles.form)}>
        {answer.error !== null && <Notice kind="problem">{errorText(toAppError(answer.error))}</Notice>}
        <div>
          <p>
            <strong>{t(`rights.kinds.${kind}`)}</strong>
          </p>
          {asked !== '' && <Said words={asked} />}
        </div>
        <RadioCards
          label={t('rights.answer.outcome')}
          layout="column"
          choices={answerOutcomes
            .filter((one) => one !== 'extended' || mayExtendTo !== null)
            .map((one) => ({
              id: one,
              label: t(`rights.outcomes.${one}`),
              hint: t(`rights.outcomeHints.${one}`, {
                day: mayExtendTo === null ? '' : showDay(mayExtendTo),
              }),
            }))}
          value={outcome}
          onChange={setOutcome}
        />
        {needsGround && (
          <Select
            label={t('rights.answer.ground')}
            choices={groundsUnder(law).map((one) => ({
              id: one,
              label: t(`rights.grounds.${one}`),
              hint: jurisdictions[law].grounds[one] ?? '',
            }))}
            value={ground}
            onChange={setGround}
            placeholder={t('rights.ask.choose')}
          />
        )}
        <TextArea
          label={t('rights.answer.words')}
          hint={t(
            outcome === 'extended' || ground === 'other'
              ? 'rights.answer.wordsNeeded'
              : 'rights.answer.wordsHint',
          )}
          value={words}
          onChange={setWords}
        />
        <p className={cx(styles.muted)}>{t('rights.answer.byHand')}</p>
      </div>
    </Sheet>
  );
}
