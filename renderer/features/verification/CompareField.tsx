// Compares a number that was typed, pasted or scanned with the one shown.

import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSafetyText, safetyGroups } from '../../../contract/domain/safety-number.ts';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { ScanField } from '../camera/ScanField.tsx';

interface CompareFieldProps {
  readonly digits: string;
  readonly nickname: string;
  /** Scanned from the other person's screen, and the same. */
  readonly onScannedSame: () => void;
}

/** Says nothing while nothing is typed; what is typed or scanned never leaves this field. */
export function CompareField({ digits, nickname, onScannedSame }: CompareFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isScanned, setScanned] = useState(false);
  const read = readSafetyText(typed);
  const takeScanned = useCallback(
    (text: string): boolean => {
      const scanned = readSafetyText(text);
      if (scanned === null) return false;
      setTyped(safetyGroups(scanned).join(' '));
      setScanned(true);
      if (scanned === digits) onScannedSame();
      return true;
    },
    [digits, onScannedSame],
  );
  return (
    <>
      <ScanField hint={t('camera.safety')} onText={takeScanned} />
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
        onChange={(text) => {
          setTyped(text);
          setScanned(false);
        }}
      />
      {read !== null && read === digits && <Notice>{t('verification.compare.same')}</Notice>}
      {read !== null && read !== digits && (
        <Notice kind="problem">
          <Phrase
            of={isScanned ? 'verification.compare.scannedOther' : 'verification.compare.other'}
            parts={{ name: nickname }}
          />
        </Notice>
      )}
    </>
  );
}
