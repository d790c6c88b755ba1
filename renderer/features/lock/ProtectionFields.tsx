// "Who uses this computer?", and what each answer means; wherever a profile comes to live on a computer.

import { useTranslation } from 'react-i18next';
import { RadioCards } from '../../components/RadioCards.tsx';
import { cx } from '../../styles/cx.ts';
import { NewPasscodeFields } from './NewPasscodeFields.tsx';
import styles from './Protection.module.css';
import { needsPasscode, type PasscodeProblem, type ProtectionChoice } from './protection-choice.ts';

/** What changes with "others too", and what cannot be hidden. */
export function SharedMeaning() {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.means)} aria-label={t('protection.means')}>
      <ul>
        <li>{t('protection.always')}</li>
        <li>{t('protection.locks')}</li>
        <li>{t('protection.quiet')}</li>
      </ul>
      <p>{t('protection.cannot')}</p>
    </section>
  );
}

interface ProtectionFieldsProps {
  readonly choice: ProtectionChoice;
  readonly onChange: (choice: ProtectionChoice) => void;
  readonly problem: PasscodeProblem | null;
}

/** The passcode is asked for at once where an answer needs one. */
export function ProtectionFields({ choice, onChange, problem }: ProtectionFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioCards
        label={t('protection.who')}
        choices={(['me', 'others'] as const).map((id) => ({
          id,
          label: t(`protection.choices.${id}`),
          hint: t(`protection.hints.${id}`),
        }))}
        value={choice.users}
        onChange={(users) => onChange({ ...choice, users })}
      />
      {needsPasscode(choice) && (
        <NewPasscodeFields
          passcode={choice.passcode}
          repeat={choice.repeat}
          onChange={(typed) => onChange({ ...choice, ...typed })}
          problem={problem}
        />
      )}
      {choice.users === 'others' && <SharedMeaning />}
    </>
  );
}
