// What the fake bridge answers about purposes and restriction.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { ChoicesView } from '../../contract/bridge/choices-view.ts';
import {
  type Decision,
  type Purpose,
  type PurposeId,
  purposeIds,
  purposes,
} from '../../contract/domain/purposes.ts';
import type { ReceiptAct } from '../../contract/domain/receipt.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeReceipt } from './fake-receipts.ts';
import type { FakeScene } from './fake-scene.ts';

type Channel = Extract<ChannelName, `choices.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

const acts: Readonly<Record<Decision, ReceiptAct>> = {
  given: 'consent.given',
  withdrawn: 'consent.withdrawn',
  objected: 'objection.made',
  objectionEnded: 'objection.ended',
};

function viewPurpose(scene: FakeScene, id: PurposeId): ChoicesView['purposes'][number] {
  const { choice, isOptional }: Purpose = purposes[id];
  const history = scene.receipts.filter(({ details }) => details['purpose'] === id);
  const [last] = history;
  const isOffByDefault = choice === 'consent' || choice === 'absent';
  const isChosen = isOffByDefault ? last?.act === 'consent.given' : last?.act !== 'objection.made';
  return { purpose: id, isChosen, isOn: isChosen && !(isOptional && scene.restriction !== null), history };
}

/** Handlers over one scene. */
export function createFakeChoices(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  const answer = (act: ReceiptAct, details: Readonly<Record<string, string>>) => {
    const receipt = fakeReceipt(scene, act, { details });
    emit('choices.changed', {});
    emit('receipts.changed', {});
    return { receipt };
  };
  return {
    'choices.view': () => ({
      purposes: purposeIds.map((id) => viewPurpose(scene, id)),
      restriction: scene.restriction,
    }),
    'choices.decide': ({ purpose, decision }) => answer(acts[decision], { purpose }),
    'choices.restrict': ({ scope }) => {
      scene.restriction = { scope, since: Date.now(), isTold: true };
      return answer('restricted', { scope });
    },
    'choices.lift': () => {
      const scope = scene.restriction?.scope ?? 'optional';
      scene.restriction = null;
      return answer('unrestricted', { scope });
    },
  };
}
