/** What may be a passcode. */
import { AppError } from '../errors/app-error.ts';
import { limits } from './limits.ts';

/** The same letters however a keyboard composes them (NFKC), without the spaces around. Throws `passcode.tooShort`, `passcode.tooLong`. */
export function parsePasscode(typed: string): string {
  const passcode = typed.normalize('NFKC').trim();
  const letters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(passcode)].length;
  if (letters < limits.passcodeLetters)
    throw new AppError('passcode.tooShort', { fields: { min: limits.passcodeLetters } });
  if (letters > limits.passcodeMostLetters)
    throw new AppError('passcode.tooLong', { fields: { max: limits.passcodeMostLetters } });
  return passcode;
}
