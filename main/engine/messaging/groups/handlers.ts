/** The calls about groups of people, and about leaving. */
import type { EngineHandlers } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { addPeople, createGroupOfPeople, removePerson, renameGroup } from './creating.ts';
import { leaveConversation } from './leaving.ts';
import { viewMembers } from './viewing.ts';

export function groupHandlers(profile: Profile) {
  const desk = () => profile.getOpen().desk;
  return {
    'groups.create': (typed) => createGroupOfPeople(desk(), typed),
    'groups.add': (asked) => addPeople(desk(), asked),
    'groups.remove': (asked) => removePerson(desk(), asked),
    'groups.rename': (asked) => renameGroup(desk(), asked),
    'groups.members': ({ conversation }) => viewMembers(desk(), conversation),
    'conversations.leave': ({ conversation }) => leaveConversation(desk(), conversation),
  } satisfies Partial<EngineHandlers>;
}
