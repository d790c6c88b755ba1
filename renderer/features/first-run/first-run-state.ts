// What the person has typed so far and which step they are at; kept while they look at anything else.

import type { OfferView } from '../../../contract/bridge/views.ts';
import type { AgeBand } from '../../../contract/domain/pairing.ts';
import type { ErrorReport } from '../../../contract/errors/app-error.ts';

export type Step = 'role' | 'code' | 'about' | 'offer' | 'practice' | 'recovery' | 'stopped';

export interface FirstRunState {
  readonly step: Step;
  readonly code: string;
  readonly nickname: string;
  readonly ageBand: AgeBand | null;
  readonly offer: OfferView | null;
  readonly practiceName: string;
  readonly enrolment: string;
  readonly error: ErrorReport | null;
}

export type FirstRunAction =
  | {
      readonly type: 'typed';
      readonly change: Partial<Pick<FirstRunState, 'code' | 'nickname' | 'practiceName' | 'enrolment'>>;
    }
  | { readonly type: 'ageChosen'; readonly ageBand: AgeBand }
  | { readonly type: 'went'; readonly step: Step }
  | { readonly type: 'linkOpened'; readonly code: string }
  | { readonly type: 'offered'; readonly offer: OfferView }
  | { readonly type: 'failed'; readonly error: ErrorReport };

export const atStart: FirstRunState = {
  step: 'role',
  code: '',
  nickname: '',
  ageBand: null,
  offer: null,
  practiceName: '',
  enrolment: '',
  error: null,
};

/** What the service or the engine may still say about the names and the code of a new practice. */
function isAboutPractice({ code }: ErrorReport): boolean {
  return ['practice.', 'nickname.', 'enrolment.'].some((start) => code.startsWith(start));
}

/** The screen on which an error of this code is shown, beside the field it is about. */
function stepOf(error: ErrorReport, current: Step): Step {
  if (error.code === 'age.notYet' || error.code === 'age.tooYoung') return 'stopped';
  if (error.code.startsWith('invitation.')) return 'code';
  if (current === 'recovery' && isAboutPractice(error)) return 'practice';
  return current;
}

/** A band under 13 stays refused until the app is started again: no step leads away from it. */
function isRefused(state: FirstRunState): boolean {
  return state.step === 'stopped' && state.error?.code === 'age.tooYoung';
}

/** The next state. Nothing typed is lost by an error or by going back. */
export function firstRunReducer(state: FirstRunState, action: FirstRunAction): FirstRunState {
  if (isRefused(state)) return state;
  switch (action.type) {
    case 'typed':
      return { ...state, ...action.change, error: null };
    case 'ageChosen':
      return { ...state, ageBand: action.ageBand, error: null };
    case 'went':
      return { ...state, step: action.step, error: null };
    case 'linkOpened':
      return { ...state, code: action.code, step: 'code', error: null };
    case 'offered':
      return { ...state, offer: action.offer, step: 'offer', error: null };
    case 'failed':
      return { ...state, error: action.error, step: stepOf(action.error, state.step) };
  }
}
