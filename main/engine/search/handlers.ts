/** Answers for searching. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { searchMessages } from './searching.ts';

export function searchHandlers(profile: Profile): HandlersOf<'search'> {
  return {
    'search.messages': (request) => searchMessages(profile.getOpen().desk, request),
  };
}
