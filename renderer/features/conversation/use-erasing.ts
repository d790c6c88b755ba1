// Taking lines back on all sides: asked once, said when it is done.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { eraseForAll } from '../../bridge/kinds.ts';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';

/** `asked` are the messages that the person is being asked about. */
export function useErasing(conversation: string) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [asked, setAsked] = useState<readonly MessageView[]>([]);
  const confirm = async (): Promise<void> => {
    const ids = asked.map(({ id }) => id);
    setAsked([]);
    try {
      await eraseForAll(conversation, ids);
      showToast({ text: t('kinds.erase.done', { count: ids.length }) });
    } catch (thrown) {
      showToast({ text: errorText(toAppError(thrown)) ?? '' });
    }
  };
  return { asked, ask: setAsked, cancel: () => setAsked([]), confirm: () => void confirm() };
}
