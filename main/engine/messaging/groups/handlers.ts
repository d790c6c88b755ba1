/** The calls about groups of people, and about leaving. */
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { EngineHandlers } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { addPeople, createGroupOfPeople, removePerson, renameGroup } from './creating.ts';
import { leaveConversation } from './leaving.ts';
import { viewMembers } from './viewing.ts';

export function groupHandlers(profile: Profile) {
  /** In the sample practice nobody could ever be told. */
  const desk = () => {
    const { desk: open, sampleNow } = profile.getOpen();
    if (sampleNow !== null) throw new AppError('sample.notConnected');
    return open;
  };
  return {
    'groups.create': (typed) => createGroupOfPeople(desk(), typed),
    'groups.add': (asked) => addPeople(desk(), asked),
    'groups.remove': (asked) => removePerson(desk(), asked),
    'groups.rename': (asked) => renameGroup(desk(), asked),
    'groups.members': ({ conversation }) => viewMembers(profile.getOpen().desk, conversation),
    'conversations.leave': ({ conversation }) => leaveConversation(desk(), conversation),
  } satisfies Partial<EngineHandlers>;
}
