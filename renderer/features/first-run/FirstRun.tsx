// First run: the steps of a client and of a therapist, and what each asks the engine.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Dispatch, useEffect, useReducer } from 'react';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { forgetOpenedLink, useOpenedLink } from '../../bridge/opened-link.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { useLanguage } from '../../i18n/locale.ts';
import { RestoreForm } from '../backup/RestoreForm.tsx';
import { JoinForm } from '../devices/JoinForm.tsx';
import { protectionOf } from '../lock/protection-choice.ts';
import { bundledPolicy } from '../privacy/policy/PolicySheet.tsx';
import { WordsForm } from '../recovery/WordsForm.tsx';
import { AboutStep } from './AboutStep.tsx';
import { AgeStop } from './AgeStop.tsx';
import { CodeStep } from './CodeStep.tsx';
import { FirstRunFrame } from './FirstRunFrame.tsx';
import {
  atStart,
  type FirstRunAction,
  type FirstRunState,
  firstRunReducer,
  refusedAtStart,
} from './first-run-state.ts';
import { KeychainStep } from './KeychainStep.tsx';
import { OfferStep } from './OfferStep.tsx';
import { PasscodeStep } from './PasscodeStep.tsx';
import { PracticeStep } from './PracticeStep.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { RoleStep } from './RoleStep.tsx';
import { useEscape } from './use-escape.ts';

/** The calls of first run; failures go into the state, by code. */
function useCalls(state: FirstRunState, dispatch: Dispatch<FirstRunAction>) {
  const client = useQueryClient();
  const onError = (thrown: unknown) => dispatch({ type: 'failed', error: toAppError(thrown).toReport() });
  const opened = (status: ProfileStatus) => client.setQueryData(profileQuery.queryKey, status);
  const { code, nickname, ageBand, practiceName, enrolment } = state;
  const protection = protectionOf(state.protection);
  const language = useLanguage();
  // The version whose line stands above the button, in the language it stands in.
  const policy = { version: bundledPolicy.version, language };
  const joining = () => {
    if (ageBand === null) throw new AppError('request.invalid');
    return { code, nickname, ageBand };
  };
  return {
    lookUp: useMutation({
      mutationFn: async () => unwrap(bridge.pairing.lookUp(joining())),
      onSuccess: (offer) => dispatch({ type: 'offered', offer }),
      onError,
    }),
    join: useMutation({
      mutationFn: async () => unwrap(bridge.pairing.join({ ...joining(), protection, policy })),
      onSuccess: opened,
      onError,
    }),
    openPractice: useMutation({
      mutationFn: () =>
        unwrap(bridge.profile.openPractice({ practiceName, nickname, enrolment, protection, policy })),
      onSuccess: opened,
      onError,
    }),
    openSample: useMutation({
      mutationFn: () => unwrap(bridge.profile.openSample({})),
      onSuccess: opened,
      onError,
    }),
  };
}

const stepBefore = {
  code: 'role',
  about: 'code',
  offer: 'about',
  practice: 'role',
  recovery: 'practice',
  passcode: 'keychain',
  words: 'role',
  computer: 'role',
  backup: 'role',
} as const;

function findStepBefore({ step, keychain }: FirstRunState): FirstRunState['step'] | null {
  if (step === 'keychain') return keychain.at;
  return step in stepBefore ? stepBefore[step as keyof typeof stepBefore] : null;
}

/** Shown while there is no profile. `ageRefused`: this run of the app goes no further, whatever the page forgot. Nothing leaves this computer before nickname and age band are given. */
export function FirstRun({ ageRefused }: { readonly ageRefused: boolean }) {
  const [state, dispatch] = useReducer(firstRunReducer, ageRefused ? refusedAtStart() : atStart);
  const calls = useCalls(state, dispatch);
  const link = useOpenedLink();
  useEffect(() => {
    if (link === null) return;
    dispatch({ type: 'linkOpened', code: link });
    forgetOpenedLink();
  }, [link]);

  const before = findStepBefore(state);
  const isBusy = Object.values(calls).some(({ isPending }) => isPending);
  const back = before === null || isBusy ? null : () => dispatch({ type: 'went', step: before });
  useEscape(back);
  const again = () => (state.keychain.at === 'offer' ? calls.join : calls.openPractice).mutate();
  const toStart = () => dispatch({ type: 'went', step: 'role' });
  const view = { state, dispatch, isBusy, back };

  return (
    <FirstRunFrame state={state}>
      {state.step === 'role' && <RoleStep {...view} onSample={() => calls.openSample.mutate()} />}
      {state.step === 'code' && <CodeStep {...view} />}
      {state.step === 'about' && <AboutStep {...view} onDone={() => calls.lookUp.mutate()} />}
      {state.step === 'offer' && <OfferStep {...view} onJoin={() => calls.join.mutate()} />}
      {state.step === 'practice' && <PracticeStep {...view} />}
      {state.step === 'recovery' && <RecoveryStep {...view} onDone={() => calls.openPractice.mutate()} />}
      {state.step === 'keychain' && <KeychainStep {...view} onTry={again} />}
      {state.step === 'passcode' && <PasscodeStep {...view} onDone={again} />}
      {state.step === 'words' && <WordsForm purpose="identity" onBack={toStart} />}
      {state.step === 'computer' && <JoinForm onBack={toStart} />}
      {state.step === 'backup' && <RestoreForm onBack={toStart} />}
      {state.step === 'stopped' && <AgeStop {...view} />}
    </FirstRunFrame>
  );
}
