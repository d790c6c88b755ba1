// Who can open the export, and its passphrase, typed twice.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../contract/errors/app-error.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PasscodeField } from '../../../components/PasscodeField.tsx';
import { RadioCards } from '../../../components/RadioCards.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../rights/Rights.module.css';

interface ExportFormProps {
  readonly error: AppError | null;
  /** Null: readable by anybody. */
  readonly onExport: (passphrase: string | null) => void;
  readonly onClose: () => void;
}

/** Nothing is chosen beforehand: both have a price. */
export function ExportForm({ error, onExport, onClose }: ExportFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [who, setWho] = useState<'plain' | 'sealed' | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isDifferent, setDifferent] = useState(false);
  const isAboutPassphrase = error?.code.startsWith('passcode.') === true;

  const go = (): void => {
    const differs = who === 'sealed' && passphrase !== again;
    setDifferent(differs);
    if (!differs) onExport(who === 'sealed' ? passphrase : null);
  };

  return (
    <form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (who !== null) go();
      }}
    >
      <RadioCards
        label={t('portability.export.how')}
        layout="column"
        value={who}
        onChange={setWho}
        choices={[
          { id: 'plain', label: t('portability.export.plain'), hint: t('portability.export.plainHint') },
          { id: 'sealed', label: t('portability.export.sealed'), hint: t('portability.export.sealedHint') },
        ]}
      />
      {who === 'sealed' && (
        <>
          <PasscodeField
            label={t('portability.export.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            error={isAboutPassphrase ? errorText(error) : null}
          />
          <PasscodeField
            label={t('portability.export.again')}
            value={again}
            onChange={setAgain}
            error={isDifferent ? t('portability.export.differs') : null}
          />
        </>
      )}
      {error !== null && !isAboutPassphrase && <Notice kind="problem">{errorText(error)}</Notice>}
      <div className={cx(styles.action)}>
        <Button look="primary" type="submit" isDisabled={who === null}>
          {t('portability.export.save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('portability.export.close')}
        </Button>
      </div>
    </form>
  );
}
