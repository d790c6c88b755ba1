// What the person has typed so far and which step they are at; kept while they look at anything else.

import type { OfferView } from '../../../contract/bridge/views.ts';
import type { AgeBand } from '../../../contract/domain/pairing.ts';
import { AppError, type ErrorReport } from '../../../contract/errors/app-error.ts';
import { noProtectionYet, type PasscodeProblem, type ProtectionChoice } from '../lock/protection-choice.ts';

export type Step =
  | 'role'
  | 'code'
  | 'about'
  | 'offer'
  | 'practice'
  | 'recovery'
  | 'keychain'
  | 'passcode'
  | 'words'
  | 'computer'
  | 'backup'
  | 'stopped';

export interface FirstRunState {
  readonly step: Step;
  readonly code: string;
  readonly nickname: string;
  readonly ageBand: AgeBand | null;
  readonly offer: OfferView | null;
  readonly practiceName: string;
  readonly enrolment: string;
  readonly protection: ProtectionChoice;
  /** What is wrong with the passcode typed, where it was checked on this page. */
  readonly passcodeProblem: PasscodeProblem | null;
  readonly error: ErrorReport | null;
  /** What was said about this system's keychain, and at which step: the way back to trying again. */
  readonly keychain: { readonly is: 'unavailable' | 'weak'; readonly at: 'offer' | 'recovery' };
}

export type FirstRunAction =
  | {
      readonly type: 'typed';
      readonly change: Partial<Pick<FirstRunState, 'code' | 'nickname' | 'practiceName' | 'enrolment'>>;
    }
  | { readonly type: 'protected'; readonly protection: ProtectionChoice }
  | { readonly type: 'passcodeRefused'; readonly problem: PasscodeProblem }
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
  protection: noProtectionYet,
  passcodeProblem: null,
  error: null,
  keychain: { is: 'unavailable', at: 'offer' },
};

/** Where a page begins that was loaded again after a refusal. */
export function refusedAtStart(): FirstRunState {
  return { ...atStart, step: 'stopped', error: new AppError('age.tooYoung').toReport() };
}

/** What the service or the engine may still say about the names and the code of a new practice. */
function isAboutPractice({ code }: ErrorReport): boolean {
  return ['practice.', 'nickname.', 'enrolment.'].some((start) => code.startsWith(start));
}

/** Nothing silently weaker: without a real keychain the person decides how to go on. */
function isAboutKeychain({ code }: ErrorReport): boolean {
  return code === 'keychain.unavailable' || code === 'keychain.weak';
}

function keychainAfter(error: ErrorReport, { step, keychain }: FirstRunState): FirstRunState['keychain'] {
  if (!isAboutKeychain(error)) return keychain;
  const at = step === 'offer' || step === 'recovery' ? step : keychain.at;
  return { is: error.code === 'keychain.weak' ? 'weak' : 'unavailable', at };
}

/** The screen on which an error of this code is shown, beside the field it is about. */
function stepOf(error: ErrorReport, current: Step): Step {
  if (error.code === 'age.notYet' || error.code === 'age.tooYoung') return 'stopped';
  if (error.code.startsWith('invitation.')) return 'code';
  if (isAboutKeychain(error)) return 'keychain';
  if (error.code.startsWith('passcode.') && current === 'offer') return 'about';
  if (error.code.startsWith('passcode.') && current === 'recovery') return 'practice';
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
    case 'protected':
      return { ...state, protection: action.protection, passcodeProblem: null, error: null };
    case 'passcodeRefused':
      return { ...state, passcodeProblem: action.problem };
    case 'ageChosen':
      return { ...state, ageBand: action.ageBand, error: null };
    case 'went':
      return { ...state, step: action.step, error: null };
    case 'linkOpened':
      return { ...state, code: action.code, step: 'code', error: null };
    case 'offered':
      return { ...state, offer: action.offer, step: 'offer', error: null };
    case 'failed':
      return {
        ...state,
        error: action.error,
        step: stepOf(action.error, state.step),
        keychain: keychainAfter(action.error, state),
      };
  }
}
