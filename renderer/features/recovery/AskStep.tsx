// Three of the words asked back, read from the page that was written.

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';
import type { Kit } from './use-kit.ts';

/** The button that sends these answers stands in the sheet's foot and names this form. */
export const askForm = 'recovery-ask';

interface AskStepProps {
  readonly kit: Kit;
  /** Places of the three words, from 1. */
  readonly ask: readonly number[];
}

/** A wrong answer says which place it is about; the others stay typed. */
export function AskStep({ kit, ask }: AskStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const { error, wrongPlace } = kit;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void kit.confirm(ask.map((position) => ({ position, word: (typed[position] ?? '').trim() })));
  };
  return (
    <form id={askForm} onSubmit={onSubmit} className={cx(styles.words)}>
      <p>{t('recovery.steps.ask.sentence')}</p>
      {ask.map((position, at) => (
        <TextField
          key={position}
          label={t('recovery.steps.ask.word', { position })}
          value={typed[position] ?? ''}
          onChange={(word) => setTyped((others) => ({ ...others, [position]: word }))}
          error={wrongPlace === position ? t('recovery.steps.ask.wrong', { position }) : null}
          autoFocus={at === 0}
          maxLength={40}
          isCode
        />
      ))}
      {error !== null && wrongPlace === null && <Notice kind="problem">{errorText(error)}</Notice>}
    </form>
  );
}
