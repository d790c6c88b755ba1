// A new passcode, typed twice.

import { useTranslation } from 'react-i18next';
import { limits } from '../../../contract/domain/limits.ts';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Protection.module.css';
import type { PasscodeProblem } from './protection-choice.ts';

interface NewPasscodeFieldsProps {
  readonly passcode: string;
  readonly repeat: string;
  readonly onChange: (typed: { readonly passcode: string; readonly repeat: string }) => void;
  readonly problem: PasscodeProblem | null;
}

/** Says what a forgotten one costs before it is chosen. */
export function NewPasscodeFields({ passcode, repeat, onChange, problem }: NewPasscodeFieldsProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <>
      <PasscodeField
        label={t('passcode.fresh')}
        hint={t('passcode.freshHint', { min: limits.passcodeLetters })}
        value={passcode}
        onChange={(typed) => onChange({ passcode: typed, repeat })}
        error={problem?.at === 'passcode' ? errorText(problem.error) : null}
      />
      <PasscodeField
        label={t('passcode.repeat')}
        value={repeat}
        onChange={(typed) => onChange({ passcode, repeat: typed })}
        error={problem?.at === 'repeat' ? t('passcode.mismatch') : null}
      />
      <p className={cx(styles.note)}>{t('passcode.lost')}</p>
    </>
  );
}
