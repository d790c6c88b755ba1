// Saves one receipt to a file, and says so.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';

interface SaveReceiptProps {
  readonly id: string;
  /** What the receipt is of, for readers who hear the button alone. */
  readonly of: string;
}

/** "Save…", and below it what came of it. */
export function SaveReceipt({ id, of }: SaveReceiptProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isSaved, setSaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    setSaved(false);
    setFailure(null);
    try {
      setSaved((await unwrap(bridge.receipts.save({ id }))).saved);
    } catch (thrown) {
      setFailure(toAppError(thrown));
    }
  };
  return (
    <>
      <span role="status">
        {isSaved && t('receipts.saved')}
        {failure !== null && errorText(failure)}
      </span>
      <Button look="quiet" onPress={() => void save()} aria-label={t('receipts.saveOf', { what: of })}>
        {t('receipts.save')}
      </Button>
    </>
  );
}
