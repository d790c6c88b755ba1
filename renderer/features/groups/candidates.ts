// Who can come into a group: people with an open conversation of two, who are not in it and not blocked.

import type { ConversationView } from '../../../contract/bridge/views.ts';
import { fitsQuery } from '../../../contract/domain/search-folding.ts';

export interface Candidate {
  readonly account: string;
  readonly nickname: string;
  readonly label: string | null;
}

/** In the order of their names. */
export function candidatesOf(
  conversations: readonly ConversationView[],
  present: readonly string[],
): readonly Candidate[] {
  return conversations
    .filter(({ kind, state }) => kind === 'pair' && state === 'open')
    .flatMap(({ people: [person], label }) =>
      person === undefined || person.blocked || present.includes(person.account)
        ? []
        : [{ account: person.account, nickname: person.nickname, label }],
    )
    .sort((a, b) => (a.label ?? a.nickname).localeCompare(b.label ?? b.nickname));
}

/** Labels and nicknames both count. */
export function findCandidates(all: readonly Candidate[], query: string): readonly Candidate[] {
  return query.trim() === '' ? all : all.filter((one) => fitsQuery(query, [one.label, one.nickname]));
}
