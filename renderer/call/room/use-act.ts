// Does something over the bridge; what goes wrong is told in passing, and the session goes on.

import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { showToast } from '../../components/toast-queue.ts';
import { errorText } from '../../components/use-error-text.ts';

/** Runs it; true once it was done, false where it could not be. Never throws. */
export function useAct(): (run: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useTranslation();
  return async (run) => {
    try {
      await run();
      return true;
    } catch (thrown) {
      showToast({ text: errorText(t, toAppError(thrown)) });
      return false;
    }
  };
}
