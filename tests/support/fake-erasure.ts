// What the fake bridge answers about the end of the account.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeReceipt } from './fake-receipts.ts';
import type { FakeScene } from './fake-scene.ts';

type Channel = Extract<ChannelName, `erasure.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** Handlers over one scene. */
export function createFakeErasure(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  return {
    'erasure.view': () => scene.erasure,
    'erasure.ask': () => {
      const askedAt = Date.now();
      const dueAt = askedAt + erasureGraceMs;
      scene.erasure = { state: 'pending', reason: 'person', mine: true, askedAt, dueAt };
      return { erasure: scene.erasure, receipt: fakeReceipt(scene, 'erasure.asked') };
    },
    'erasure.cancel': () => {
      if (scene.erasure.state !== 'pending' || !scene.erasure.mine) throw new AppError('erasure.notYours');
      scene.erasure = { state: 'none' };
      return { erasure: scene.erasure, receipt: fakeReceipt(scene, 'erasure.cancelled') };
    },
    'erasure.saveReceipt': () => ({ saved: scene.chosenFile !== null }),
    'erasure.leave': () => {
      scene.profile = { state: 'new' };
      emit('profile.changed', scene.profile);
      return scene.profile;
    },
  };
}
