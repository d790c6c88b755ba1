/** Answers for searching. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function searchHandlers(_profile: Profile): HandlersOf<'search'> {
  return {
    'search.messages': notYet,
  };
}
