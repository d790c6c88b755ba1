// What a person answers about who uses this computer, and what is asked of the engine for it.

import type { Protection } from '../../../contract/bridge/protection.ts';
import { parsePasscode } from '../../../contract/domain/passcode.ts';
import { type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';

export interface ProtectionChoice {
  /** Null while the question is not answered: no answer is marked as the right one. */
  readonly users: 'me' | 'others' | null;
  readonly passcode: string;
  readonly repeat: string;
  /** The passcode is half of the key, as this system offers no keychain. */
  readonly withoutKeychain: boolean;
}

/** What is wrong with the passcode typed, and at which of the two fields. */
export type PasscodeProblem =
  | { readonly at: 'passcode'; readonly error: ErrorReport }
  | { readonly at: 'repeat' };

export const noProtectionYet: ProtectionChoice = {
  users: null,
  passcode: '',
  repeat: '',
  withoutKeychain: false,
};

/** Whether this choice cannot be without a passcode. */
export const needsPasscode = ({ users, withoutKeychain }: ProtectionChoice): boolean =>
  users === 'others' || withoutKeychain;

/** Null when these two are a passcode. */
export function checkNewPasscode(passcode: string, repeat: string): PasscodeProblem | null {
  try {
    parsePasscode(passcode);
  } catch (thrown) {
    return { at: 'passcode', error: toAppError(thrown).toReport() };
  }
  return passcode === repeat ? null : { at: 'repeat' };
}

/** Null when the choice can be asked of the engine. */
export function checkProtection(choice: ProtectionChoice): PasscodeProblem | null {
  return needsPasscode(choice) ? checkNewPasscode(choice.passcode, choice.repeat) : null;
}

/** Whether everything that must be filled in is. */
export function isProtectionFilled(choice: ProtectionChoice): boolean {
  if (choice.users === null) return false;
  return !needsPasscode(choice) || (choice.passcode !== '' && choice.repeat !== '');
}

/** As the engine takes it. */
export function protectionOf(choice: ProtectionChoice): Protection {
  const { passcode, users, withoutKeychain } = choice;
  return { passcode: needsPasscode(choice) ? passcode : null, shared: users === 'others', withoutKeychain };
}
