// Changing how the profile is locked; each answer is the profile's new state.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LockSettings, ProfileStatus } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';

function useChange<Asked>(ask: (asked: Asked) => Promise<ProfileStatus>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: (status) => client.setQueryData(profileQuery.queryKey, status),
  });
}

interface PasscodeChange {
  readonly current: string | null;
  readonly next: string | null;
}

/** Sets, changes or removes the passcode. */
export function useSetPasscode() {
  return useChange((asked: PasscodeChange) => unwrap(bridge.lock.setPasscode(asked)));
}

/** How long nobody may be there. */
export function useSetIdle() {
  return useChange((idleMinutes: LockSettings['idleMinutes']) =>
    unwrap(bridge.lock.setIdle({ idleMinutes })),
  );
}

/** Whether others use this computer too; the passcode proves who asks. */
export function useSetShared() {
  return useChange((asked: { readonly shared: boolean; readonly passcode: string }) =>
    unwrap(bridge.lock.setShared(asked)),
  );
}

/** Whether a finger may open it; the passcode proves who asks. */
export function useSetTouch() {
  return useChange((asked: { readonly touch: boolean; readonly passcode: string }) =>
    unwrap(bridge.lock.setTouch(asked)),
  );
}

/** Why a change was refused, or null. */
export function errorOf({ error }: { readonly error: Error | null }): AppError | null {
  return error === null ? null : toAppError(error);
}
