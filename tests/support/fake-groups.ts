// What the fake bridge answers about groups and leaving.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { limits } from '../../contract/domain/limits.ts';
import { parseLabel } from '../../contract/domain/names.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { type FakeScene, fakeConversation, fakeId } from './fake-scene.ts';

type Names = Extract<ChannelName, `groups.${string}`> | 'conversations.leave';
type Handlers = {
  readonly [Name in Names]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

const since = Date.UTC(2026, 4, 3);

export function createFakeGroups(
  scene: FakeScene,
  change: (id: string, part: Partial<ConversationView>) => ConversationView,
): Handlers {
  const get = (id: string): ConversationView => {
    const found = scene.conversations.find((one) => one.id === id);
    if (found === undefined) throw new AppError('conversation.unknown');
    return found;
  };
  const own = (id: string): ConversationView => {
    const found = get(id);
    if (!found.isFounder) throw new AppError('group.notFounder');
    return found;
  };
  const named = (typed: string): string => {
    const title = parseLabel(typed);
    if (title === null) throw new AppError('group.titleEmpty');
    return title;
  };
  const find = (accounts: readonly string[]) =>
    accounts.map((account) => {
      const found = scene.conversations.find(
        ({ kind, state, people }) => kind === 'pair' && state === 'open' && people[0]?.account === account,
      );
      if (found?.people[0] === undefined) throw new AppError('group.notReachable');
      return found.people[0];
    });
  const places = (count: number): void => {
    if (count + 1 > limits.groupMembers)
      throw new AppError('group.tooMany', { fields: { max: limits.groupMembers } });
  };
  return {
    'groups.create': ({ title, people }) => {
      const made = fakeConversation({
        id: fakeId(5_000 + scene.conversations.length),
        kind: 'group',
        nickname: named(title),
        people: find(people),
        isFounder: true,
        lastActivityAt: Date.now(),
      });
      places(people.length);
      scene.conversations = [...scene.conversations, made];
      return made;
    },
    'groups.add': ({ conversation, people }) => {
      const all = [...own(conversation).people, ...find(people)];
      places(all.length);
      return change(conversation, { people: all });
    },
    'groups.remove': ({ conversation, account }) =>
      change(conversation, { people: own(conversation).people.filter((one) => one.account !== account) }),
    'groups.rename': ({ conversation, title }) => change(own(conversation).id, { nickname: named(title) }),
    'groups.members': ({ conversation }) => {
      const { people, isFounder } = get(conversation);
      const me = { account: fakeId(1), nickname: 'Me', isSelf: true, isFounder, since, isOnlyInKeys: false };
      const others = people.map((one) => ({
        account: one.account,
        nickname: one.nickname,
        isSelf: false,
        isFounder: one.isFounder,
        since,
        isOnlyInKeys: false,
      }));
      const gone = (scene.onlyInKeys ?? []).map((nickname, at) => ({
        ...{ account: fakeId(900 + at), nickname, isSelf: false, isFounder: false, since },
        isOnlyInKeys: true,
      }));
      return { members: [me, ...others, ...gone] };
    },
    'conversations.leave': ({ conversation }) => {
      if (get(conversation).isFounder) throw new AppError('group.founderStays');
      return change(conversation, { state: 'ended' });
    },
  };
}
