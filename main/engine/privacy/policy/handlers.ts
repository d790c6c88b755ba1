/** Answers for the privacy policy, and the calls that rest after it was declined. */
import type { EngineChannel } from '../../../../contract/bridge/channels.ts';
import type { EngineHandlers, HandlersOf, ShellHandlers } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { answerPolicy, requireWriting } from './answering.ts';
import { getPolicy } from './known.ts';
import { viewPolicy } from './view.ts';

export function policyHandlers(profile: Profile): HandlersOf<'policy'> {
  const desk = () => profile.getOpen().desk;
  const isSample = () => profile.getOpen().sampleNow !== null;
  return {
    'policy.view': () => viewPolicy(desk(), isSample()),
    'policy.read': ({ version }) => getPolicy(desk().store, version),
    'policy.answer': (answer) => {
      answerPolicy(desk(), answer);
      desk().emit('policy.changed', {});
      return viewPolicy(desk(), isSample());
    },
  };
}

/** Writing to people and bringing new ones in. Reading, deleting, blocking, reporting, exporting and leaving go on. */
const resting = [
  'messages.send',
  'messages.edit',
  'pairing.createInvitation',
  'pairing.createInvitations',
  'pairing.renewInvitation',
  'pairing.confirm',
  'groups.create',
  'groups.add',
  'telling.typing',
] as const satisfies readonly EngineChannel[];

type Handlers = EngineHandlers & ShellHandlers;

/** The same table, in which these calls throw `policy.declined` while writing rests. */
export function restWhileDeclined(profile: Profile, handlers: Handlers): Handlers {
  const guarded = resting.map((name) => {
    const handler = handlers[name] as (request: unknown) => unknown;
    const guard = (request: unknown) => {
      requireWriting(profile.getOpen().desk.store);
      return handler(request);
    };
    return [name, guard] as const;
  });
  return { ...handlers, ...Object.fromEntries(guarded) };
}
