/** Answers for the security log. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function auditHandlers(_profile: Profile): HandlersOf<'audit'> & ShellHandlersOf<'audit'> {
  return {
    'audit.list': notYet,
    'audit.write': notYet,
  };
}
