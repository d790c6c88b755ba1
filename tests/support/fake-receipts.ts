// What the fake bridge answers about receipts.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { ReceiptView } from '../../contract/bridge/receipt-view.ts';
import type { ReceiptAct } from '../../contract/domain/receipt.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { type FakeScene, fakeId } from './fake-scene.ts';

type Channel = Extract<ChannelName, `receipts.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** A receipt of this computer that the service has not signed yet, put into the scene as the newest. */
export function fakeReceipt(
  scene: Pick<FakeScene, 'receipts'>,
  act: ReceiptAct,
  more: Partial<ReceiptView> = {},
): ReceiptView {
  const receipt: ReceiptView = {
    id: fakeId(9_000 + scene.receipts.length),
    act,
    at: Date.now(),
    method: 'window',
    text: null,
    details: {},
    here: true,
    countersignedAt: null,
    ...more,
  };
  scene.receipts = [receipt, ...scene.receipts];
  return receipt;
}

/** Handlers over one scene. */
export function createFakeReceipts(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  return {
    'receipts.list': () => ({ receipts: scene.receipts, serviceKey: scene.serviceKey }),
    'receipts.save': () => ({ saved: scene.chosenFile !== null }),
    'receipts.acceptKey': ({ key }) => {
      if (scene.serviceKey.shown !== key) throw new AppError('request.invalid');
      scene.serviceKey = { pinned: key, shown: null };
      emit('receipts.changed', {});
      return {};
    },
  };
}
