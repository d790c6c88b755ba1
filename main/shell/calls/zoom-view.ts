// A call as the page is shown it in which Zoom's code runs: no names, and of what was said about safety the silent sign alone.

import type { CallView, CheckInView } from '../../../contract/bridge/call-view.ts';
import type { ShellTexts } from '../texts/en.ts';

/** Where somebody is and whom to call back is for the therapist's eyes; that they cannot talk must be seen at once. */
const signAlone = (checkIn: CheckInView | null): CheckInView | null =>
  checkIn?.quiet === true ? { alone: null, place: '', callBack: '', quiet: true } : null;

/** `texts`: how people are called there. */
export function viewForZoom(view: CallView, texts: ShellTexts['calls']): CallView {
  const isPair = view.kind === 'pair';
  const nameOf = (place: number): string => (isPair ? texts.other : texts.person(place + 1));
  const host = view.people.findIndex(({ isHost }) => isHost);
  return {
    ...view,
    hostName: nameOf(Math.max(0, host)),
    people: view.people.map((person, place) => ({
      ...person,
      name: nameOf(place),
      checkIn: signAlone(person.checkIn),
    })),
  };
}
