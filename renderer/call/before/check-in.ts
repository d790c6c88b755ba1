// What this person says about where they are, for this session only: in this page's memory, and gone with it.

import type { CheckInView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { liveValue, useLiveValue } from '../app/live-value.ts';
import { callBridge } from '../bridge.ts';

const blank: CheckInView = { alone: null, place: '', callBack: '', quiet: false };

const answers = liveValue<CheckInView>(blank);
/** What the therapist was told last. */
let told: CheckInView = blank;

const isSame = (one: CheckInView, other: CheckInView): boolean =>
  one.alone === other.alone &&
  one.place === other.place &&
  one.callBack === other.callBack &&
  one.quiet === other.quiet;

/** Changes what stands in the form; nobody is told by that. */
export function answer(changed: Partial<CheckInView>): void {
  answers.set({ ...answers.get(), ...changed });
}

/** Tells the therapist alone, where there is something to tell. Throws the coded error; then nothing counts as told. */
export async function tellCheckIn(): Promise<void> {
  const { alone, place, callBack, quiet } = answers.get();
  const next = { alone, place: place.trim(), callBack: callBack.trim(), quiet };
  if (isSame(next, told)) return;
  await unwrap(callBridge.checkIn(next));
  told = next;
}

/** The session is over. */
export function forgetCheckIn(): void {
  answers.set(blank);
  told = blank;
}

/** What stands in the form. */
export const useCheckIn = (): CheckInView => useLiveValue(answers);
