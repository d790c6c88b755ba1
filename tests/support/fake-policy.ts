// What the fake bridge answers about the privacy policy.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { PolicyView } from '../../contract/bridge/policy-view.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeReceipt } from './fake-receipts.ts';
import type { FakeScene } from './fake-scene.ts';

type Channel = Extract<ChannelName, `policy.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** Handlers over one scene. A no counts from now on. */
export function createFakePolicy(
  scene: Pick<FakeScene, 'policy' | 'receipts'>,
  emit: FakeBridge['emit'],
): Handlers {
  const look = (): PolicyView => ({
    ...scene.policy.view,
    versions: scene.policy.policies.map(({ version, published, effective }) => ({
      version,
      published,
      effective,
    })),
  });
  return {
    'policy.view': look,
    'policy.read': ({ version }) => {
      const found = scene.policy.policies.find((policy) => policy.version === version);
      if (found === undefined) throw new AppError('policy.unknown');
      return found;
    },
    'policy.answer': ({ version, answer }) => {
      const isYes = answer === 'acknowledged';
      const from = Date.now();
      const receipt = fakeReceipt(scene, `policy.${answer}`);
      const until = from + 30 * 24 * 60 * 60 * 1000;
      scene.policy.view = {
        ...scene.policy.view,
        standing: isYes ? { kind: 'settled' } : { kind: 'declined', from, until },
        acknowledged: isYes ? version : null,
        receipt,
      };
      emit('policy.changed', {});
      return look();
    },
  };
}
