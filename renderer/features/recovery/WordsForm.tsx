// Opens the profile of this computer by its words, or on another one brings back who a person is.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import type { UseWords } from './use-words-steps.ts';
import { WordsSteps } from './WordsSteps.tsx';

interface WordsFormProps {
  /** `unlock`: lock and problem screens. `identity`: first run on another computer. */
  readonly purpose: 'unlock' | 'identity';
  readonly onBack: () => void;
}

/** The profile that the words open is shown at once. */
export function WordsForm({ purpose, onBack }: WordsFormProps) {
  const { t } = useTranslation();
  const use: UseWords = useCallback(
    (words, protection) => unwrap(bridge.recovery[purpose]({ words, protection })),
    [purpose],
  );
  return (
    <WordsSteps
      title={t(`recovery.use.${purpose}.title`)}
      sentence={t(`recovery.use.${purpose}.sentence`)}
      go={t(`recovery.use.${purpose}.go`)}
      use={use}
      onBack={onBack}
    />
  );
}
