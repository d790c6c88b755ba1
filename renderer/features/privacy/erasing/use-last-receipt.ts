// After this computer forgot everything: the receipt, offered until it is saved or sent away.

import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { showToast } from '../../../components/toast-queue.ts';
import { useErrorText } from '../../../components/use-error-text.ts';

/** Answers what offers it; nothing of it is on this computer any more, so it is saved now or not at all. */
export function useLastReceipt(): () => void {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const offer = (text: string): void => {
    const save = async (): Promise<void> => {
      try {
        const { saved } = await unwrap(bridge.erasure.saveReceipt({}));
        if (saved) showToast({ text: t('receipts.saved') });
        else offer(text);
      } catch (thrown) {
        offer(errorText(toAppError(thrown)) ?? text);
      }
    };
    const action = { label: t('erasing.done.save'), onPress: () => void save() };
    showToast({ text, action, timeoutMs: null });
  };
  return () => offer(t('erasing.forgotten'));
}
