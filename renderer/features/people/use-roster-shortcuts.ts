// Keys that go through the list of people as it is narrowed now.

import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { useShortcut } from '../shortcuts/registry.ts';

/** `shown` is the conversation that stands open. */
export function useRosterShortcuts(
  people: readonly ConversationView[],
  shown: string | null,
  focusSearch: () => void,
): void {
  const { talkTo } = useShell();
  const open = (at: number): void => {
    const person = people[at];
    if (person !== undefined) talkTo(person.id);
  };
  const here = people.findIndex(({ id }) => id === shown);
  useShortcut('people.search', focusSearch);
  useShortcut('people.previous', () => open(here <= 0 ? 0 : here - 1));
  useShortcut('people.next', () => open(here + 1));
  useShortcut('people.nth', (digit) => open(digit - 1));
}
