// What the fake bridge answers about verifying, blocking, muting and reporting.

import type { ReportStatus } from '../../contract/bridge/channels/abuse.ts';
import type { LostReport } from '../../contract/bridge/channels/lost.ts';
import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { ConversationView, PersonView } from '../../contract/bridge/views.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeScene } from './fake-scene.ts';
import { fakeId } from './fake-scene.ts';

type Names = Extract<ChannelName, `people.${string}` | `abuse.${string}` | `lost.${string}`>;
type Handlers = {
  readonly [Name in Names]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** Twelve groups that are told apart at a glance. */
export const fakeDigits = Array.from({ length: 12 }, (_, at) =>
  String(10_101 * (at % 9) + 1_234 + at).padStart(5, '0'),
).join('');

export function createFakePeople(
  scene: FakeScene,
  change: (id: string, part: Partial<ConversationView>) => ConversationView,
): Handlers {
  let lost: LostReport | null = null;
  const reports = new Map<string, ReportStatus[]>();
  const find = (account: string): PersonView => {
    const found = scene.conversations.flatMap(({ people }) => people).find((one) => one.account === account);
    if (found === undefined) throw new AppError('person.unknown');
    return found;
  };
  const decide = (account: string, part: Partial<PersonView>) => {
    find(account);
    for (const { id, people } of scene.conversations) {
      change(id, { people: people.map((one) => (one.account === account ? { ...one, ...part } : one)) });
    }
    return {};
  };
  const put = (chosen: ChannelRequest<'abuse.preview'>): ChannelResponse<'abuse.preview'> => {
    if (chosen.messages.length === 0 && chosen.words.trim() === '') throw new AppError('report.empty');
    const lines = scene.messages.filter(({ id }) => chosen.messages.includes(id));
    const messages = lines.map(({ id, at, text, mine }) => ({
      message: id,
      author: fakeId(mine ? 1 : 2),
      at,
      text,
    }));
    return {
      operator: '0f1e 2d3c 4b5a 6978 8796',
      report: {
        v: 1,
        report: fakeId(900),
        at: Date.now(),
        reporter: fakeId(1),
        others: [fakeId(2)],
        conversation: chosen.conversation,
        words: chosen.words.trim(),
        messages,
      },
    };
  };
  return {
    'people.safetyNumber': ({ account }) => {
      const { verifiedAt, keyChangedAt } = find(account);
      return { digits: fakeDigits, verifiedAt, keyChangedAt };
    },
    'people.verify': ({ account, digits }) => {
      if (digits !== fakeDigits) throw new AppError('safety.changed');
      return decide(account, { verifiedAt: Date.now(), keyChangedAt: null });
    },
    'people.unverify': ({ account }) => decide(account, { verifiedAt: null }),
    'people.acceptKey': ({ account }) => decide(account, { keyChangedAt: null }),
    'people.block': ({ account, blocked }) => decide(account, { blocked }),
    'people.mute': ({ conversation, until }) => change(conversation, { mutedUntil: until }),
    'lost.begin': () => {
      lost = {
        at: Date.now(),
        removed: [{ device: fakeId(700), name: 'Old laptop' }],
        people: scene.conversations.length,
        conversations: scene.conversations.length,
        messages: scene.messages.length,
        hadKit: true,
        isTold: true,
      };
      return lost;
    },
    'lost.report': () => ({ report: lost }),
    'lost.save': () => ({ saved: true }),
    'abuse.preview': put,
    'abuse.report': (chosen) => {
      const { report } = put(chosen);
      const made = {
        id: report.report,
        madeAt: report.at,
        messages: report.messages.length,
        sentAt: null,
        trouble: null,
      };
      reports.set(chosen.conversation, [made, ...(reports.get(chosen.conversation) ?? [])]);
      return made;
    },
    'abuse.list': ({ conversation }) => ({ reports: reports.get(conversation) ?? [] }),
  };
}
