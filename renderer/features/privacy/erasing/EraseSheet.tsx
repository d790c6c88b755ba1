// The question before an account is erased everywhere: when, what goes, and what stays, with whom, why and until when.

import { useTranslation } from 'react-i18next';
import { erasureGraceMs } from '../../../../contract/domain/erasure-times.ts';
import { useNow } from '../../../bridge/now.ts';
import { ProofSheet } from '../../../components/ProofSheet.tsx';
import { useFormats } from '../../../i18n/locale.ts';
import { Remains } from '../../deleting/Remains.tsx';

interface EraseSheetProps {
  readonly hasPasscode: boolean;
  readonly underWay: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly reset: () => void;
  };
  readonly onConfirm: (passcode: string | null) => void;
  readonly onClose: () => void;
}

/** The service settles the exact moment once it is asked. */
export function EraseSheet({ hasPasscode, underWay, onConfirm, onClose }: EraseSheetProps) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const now = useNow();
  return (
    <ProofSheet
      title={t('erasing.asks')}
      confirm={t('erasing.confirm')}
      look="clay"
      hasPasscode={hasPasscode}
      underWay={underWay}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('erasing.when', { date: date(now + erasureGraceMs) })}</p>
      <p>{t('erasing.goes')}</p>
      <div>
        <Remains of={{ act: 'eraseAccount' }} />
      </div>
    </ProofSheet>
  );
}
