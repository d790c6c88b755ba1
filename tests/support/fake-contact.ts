// What the fake bridge answers about writing to the operator, and about reported ages.

import type { ReportedAgeView } from '../../contract/bridge/channels/age.ts';
import type { ContactView } from '../../contract/bridge/channels/contact.ts';
import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import { isMailAddress } from '../../contract/domain/contact.ts';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { type FakeScene, fakeId } from './fake-scene.ts';

type Channel = Extract<ChannelName, `contact.${string}` | `age.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** Handlers over one scene; what is sent waits. */
export function createFakeContact(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  let messages: ContactView[] = [];
  let reports: ReportedAgeView[] = [];
  const accountOf = (conversation: string): string =>
    scene.conversations.find(({ id }) => id === conversation)?.people[0]?.account ?? fakeId(0);
  return {
    'contact.send': ({ words, reply }) => {
      if (reply.kind === 'email' && !isMailAddress(reply.address)) throw new AppError('contact.address');
      const made: ContactView = {
        id: fakeId(8_000 + messages.length),
        madeAt: Date.now(),
        words,
        reply: reply.kind,
        sentAt: null,
        trouble: null,
        inMemory: scene.profile.state !== 'open',
        answer: null,
      };
      messages = [made, ...messages];
      return made;
    },
    'contact.list': () => ({ messages }),
    'contact.remove': ({ id }) => {
      messages = messages.filter((one) => one.id !== id);
      emit('contact.changed', {});
      return {};
    },
    'age.report': ({ conversation, age }) => {
      const now = Date.now();
      const made = { account: accountOf(conversation), age, reportedAt: now, dueAt: now + erasureGraceMs };
      reports = [...reports, made];
      return made;
    },
    'age.takeBack': ({ conversation }) => {
      reports = reports.filter(({ account }) => account !== accountOf(conversation));
      return {};
    },
    'age.list': () => ({ reports }),
  };
}
