// The form that takes recovery words and then asks who uses this computer; on every screen where words open something.

import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { ProtectionFields } from '../lock/ProtectionFields.tsx';
import { isProtectionFilled } from '../lock/protection-choice.ts';
import styles from './Recovery.module.css';
import { type UseWords, useWordsSteps } from './use-words-steps.ts';
import { WordsField } from './WordsField.tsx';

interface WordsStepsProps {
  readonly title: string;
  readonly sentence: string;
  /** The verb of the last button. */
  readonly go: string;
  readonly use: UseWords;
  readonly onBack: () => void;
  /** What is known before the words are typed: the chosen file. */
  readonly children?: ReactNode;
  /** Stands in place of the fields while it runs. */
  readonly running?: ReactNode;
  /** Words for an error that the caller knows more about. */
  readonly explain?: (error: NonNullable<ReturnType<typeof useWordsSteps>['error']>) => string | null;
}

/** Enter goes on. Where the keychain does not answer, a passcode in its place is offered and never taken by itself. */
export function WordsSteps(props: WordsStepsProps) {
  const { title, sentence, go, use, onBack, children, running, explain } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const steps = useWordsSteps(use);
  const { key, step, choice, error, isBusy } = steps;
  const isReady = step === 'words' ? key.read.isWhole : isProtectionFilled(choice);
  const next = step === 'words' ? t('common.continue') : go;
  return (
    <Form
      className={cx(styles.words)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        steps.submit();
      }}
    >
      <h1 className={cx(styles.title)}>{title}</h1>
      <p>{sentence}</p>
      {children}
      {isBusy && running !== undefined && running}
      {(!isBusy || running === undefined) && (
        <>
          {step === 'words' ? (
            <WordsField typed={key.typed} read={key.read} error={key.error} onChange={key.write} />
          ) : (
            <ProtectionFields choice={choice} onChange={steps.choose} problem={steps.problem} />
          )}
          {error !== null && (
            <Notice
              kind="problem"
              {...(steps.canDoWithout
                ? {
                    action: (
                      <Button look="quiet" onPress={() => steps.choose({ ...choice, withoutKeychain: true })}>
                        {t('recovery.use.withoutKeychain')}
                      </Button>
                    ),
                  }
                : {})}
            >
              {explain?.(error) ?? errorText(error)}
            </Notice>
          )}
          <div className={cx(styles.ways)}>
            <Button look="primary" type="submit" isDisabled={!isReady || isBusy}>
              {isBusy ? t('common.oneMoment') : next}
            </Button>
            <Button look="quiet" onPress={step === 'words' ? onBack : steps.toWords} isDisabled={isBusy}>
              {t('common.back')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
