// The small question before something is stored, where the person wants to be asked: it waits, and blocks nothing.

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChoosableItem, storageAnswers } from '../../../../contract/domain/storage-choice.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { bridgeEvents } from '../../../bridge/bridge.ts';
import { answerStorage } from '../../../bridge/storage.ts';
import { showToast } from '../../../components/toast-queue.ts';
import { useErrorText } from '../../../components/use-error-text.ts';

/** Stands once in the page. A question that was put is not put again by this page: closing it means not now. */
export function StorageQuestions() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const put = useRef(new Set<ChoosableItem>());
  useEffect(() => {
    const stopAsking = bridgeEvents.onStorageAsked(({ item }) => {
      if (put.current.has(item)) return;
      put.current.add(item);
      showToast({
        text: t(`storage.question.${item}`),
        timeoutMs: null,
        actions: storageAnswers.map((answer) => ({
          label: t(`storage.question.${answer}`),
          onPress: () => {
            answerStorage(item, answer).catch((thrown: unknown) =>
              showToast({ text: errorText(toAppError(thrown)) ?? '' }),
            );
          },
        })),
      });
    });
    // Another choice: the next question is a new one.
    const stopListening = bridgeEvents.onStorageChanged(() => put.current.clear());
    return () => {
      stopAsking();
      stopListening();
    };
  }, [t, errorText]);
  return null;
}
