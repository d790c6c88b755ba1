/** Answers for the recovery kit. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function recoveryHandlers(_profile: Profile): HandlersOf<'recovery'> {
  return {
    'recovery.status': notYet,
    'recovery.begin': notYet,
    'recovery.confirm': notYet,
    'recovery.giveUp': notYet,
    'recovery.unlock': notYet,
    'recovery.identity': notYet,
  };
}
