// Making a recovery kit, step by step. The words live in this state alone and are gone when the steps are left.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ChannelRequest } from '../../../contract/bridge/channels.ts';
import type { NewKit } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { profileQuery } from '../../bridge/queries.ts';

export type KitStep = 'why' | 'words' | 'ask' | 'done';
export type Answers = ChannelRequest<'recovery.confirm'>['answers'];

/** The place that a refused answer named; null where the error is about something else. */
function wrongPlaceOf(error: AppError | null): number | null {
  const position = error?.code === 'recovery.wrongAnswer' ? error.fields['position'] : undefined;
  return typeof position === 'number' ? position : null;
}

/**
 * Not through the cache of queries, which would keep the words for a while. Leaving before the end gives the kit up and
 * forgets its words at once; opened again it begins anew.
 */
export function useKit(isOpen: boolean) {
  const client = useQueryClient();
  const [step, setStep] = useState<KitStep>('why');
  const [kit, setKit] = useState<NewKit | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [passcode, setPasscode] = useState('');
  const { data: profile } = useQuery(profileQuery);
  const needsPasscode = profile?.state === 'open' && profile.lock.passcode;
  const isBegun = useRef(false);

  useEffect(() => {
    if (!isOpen) return;
    setStep('why');
    return () => {
      if (isBegun.current) void bridge.recovery.giveUp({});
      isBegun.current = false;
      setKit(null);
      setError(null);
    };
  }, [isOpen]);

  const during = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(toAppError(thrown));
    } finally {
      setBusy(false);
    }
  };
  const go = (next: KitStep): void => {
    setError(null);
    setStep(next);
  };

  return {
    step,
    kit,
    error,
    /** The words open past the passcode, so whoever makes them has to know it. */
    needsPasscode,
    passcode,
    setPasscode: (typed: string) => {
      setError(null);
      setPasscode(typed);
    },
    wrongPlace: wrongPlaceOf(error),
    isBusy,
    begin: () =>
      during(async () => {
        isBegun.current = true;
        setKit(await unwrap(bridge.recovery.begin({ passcode: needsPasscode ? passcode : null })));
        setPasscode('');
        setStep('words');
      }),
    go,
    confirm: (answers: Answers) =>
      during(async () => {
        const status = await unwrap(bridge.recovery.confirm({ answers }));
        isBegun.current = false;
        setKit(null);
        setStep('done');
        client.setQueryData(recoveryQuery.queryKey, status);
      }),
  };
}

export type Kit = ReturnType<typeof useKit>;
