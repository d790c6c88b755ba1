// Compares a number that was typed or pasted with the one shown.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSafetyText } from '../../../contract/domain/safety-number.ts';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';

interface CompareFieldProps {
  readonly digits: string;
  readonly nickname: string;
}

/** Says nothing while nothing is typed; what is typed never leaves this field. */
export function CompareField({ digits, nickname }: CompareFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const read = readSafetyText(typed);
  return (
    <>
      <TextField
        label={t('verification.compare.label', { name: isolate(nickname) })}
        hint={
          typed.trim() === '' || read !== null
            ? t('verification.compare.hint')
            : t('verification.compare.incomplete')
        }
        isCode
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
      {read !== null && read === digits && <Notice>{t('verification.compare.same')}</Notice>}
      {read !== null && read !== digits && (
        <Notice kind="problem">
          <Phrase of="verification.compare.other" parts={{ name: nickname }} />
        </Notice>
      )}
    </>
  );
}
