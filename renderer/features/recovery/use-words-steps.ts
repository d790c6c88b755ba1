// The two questions wherever words open something: the words, then who uses this computer. Kept in this state alone.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Protection } from '../../../contract/bridge/protection.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { profileQuery } from '../../bridge/queries.ts';
import {
  checkProtection,
  noProtectionYet,
  type PasscodeProblem,
  type ProtectionChoice,
  protectionOf,
} from '../lock/protection-choice.ts';
import { useTypedKey } from './use-typed-key.ts';

/** What is done with the words; the profile that it answers is shown. */
export type UseWords = (words: string, protection: Protection) => Promise<ProfileStatus>;

const isAboutWords = ({ code }: AppError): boolean => code.startsWith('recovery.');
const isAboutPasscode = ({ code }: AppError): boolean => code.startsWith('passcode.');
/** Then a passcode can stand in for the keychain, if the person wants that. */
const isAboutKeychain = ({ code }: AppError): boolean =>
  code === 'keychain.unavailable' || code === 'keychain.weak';

/** An error goes back to the question that it is about; nothing typed is lost by it. */
export function useWordsSteps(use: UseWords) {
  const client = useQueryClient();
  const key = useTypedKey();
  const [step, setStep] = useState<'words' | 'protection'>('words');
  const [choice, setChoice] = useState<ProtectionChoice>(noProtectionYet);
  const [problem, setProblem] = useState<PasscodeProblem | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const refuse = (refused: AppError): void => {
    if (isAboutWords(refused)) {
      key.refuse(refused);
      setStep('words');
    } else if (isAboutPasscode(refused)) setProblem({ at: 'passcode', error: refused.toReport() });
    else setError(refused);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(profileQuery.queryKey, await use(key.read.text, protectionOf(choice)));
    } catch (thrown) {
      refuse(toAppError(thrown));
    } finally {
      setBusy(false);
    }
  };

  return {
    key,
    step,
    choice,
    problem,
    error,
    isBusy,
    canDoWithout: error !== null && isAboutKeychain(error) && !choice.withoutKeychain,
    choose: (next: ProtectionChoice): void => {
      setChoice(next);
      setProblem(null);
      setError(null);
    },
    toWords: () => setStep('words'),
    submit: (): void => {
      if (isBusy) return;
      if (step === 'words') {
        if (key.read.isWhole) setStep('protection');
        return;
      }
      const found = checkProtection(choice);
      setProblem(found);
      if (found === null) void run();
    },
  };
}
