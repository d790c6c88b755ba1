// What the fake bridge answers about exports and imports.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeReceipt } from './fake-receipts.ts';
import { type FakeScene, fakeConversation, fakeId } from './fake-scene.ts';

type Channel = Extract<ChannelName, `portability.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** The passphrase of the sealed file that is chosen here. */
export const fakePassphrase = 'the one and only';

/** Handlers over one scene. */
export function createFakePortability(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  const mayImport = () => scene.conversations.every(({ lastMessage }) => lastMessage === null);
  const status = () => ({ running: null, mayImport: mayImport() });
  return {
    'portability.status': status,
    'portability.cancel': status,
    'portability.export': ({ passphrase }) => {
      if (scene.chosenFile === null) return { made: null };
      if (passphrase !== null && passphrase.length < 6)
        throw new AppError('passcode.tooShort', { fields: { min: 6 } });
      const receipt = fakeReceipt(scene, 'exported');
      emit('receipts.changed', {});
      return { made: { bytes: 4_200_000, lines: 214, receipt } };
    },
    'portability.choose': () => ({
      file:
        scene.chosenFile === null
          ? null
          : {
              name: 'O7 Therapy export 2026-11-22 1830.o7export',
              bytes: 4_200_000,
              sealed: true,
              madeAt: null,
            },
    }),
    'portability.import': ({ passphrase }) => {
      if (!mayImport()) throw new AppError('import.notEmpty');
      if (passphrase !== fakePassphrase) throw new AppError('import.wrongPassphrase');
      scene.conversations = [
        ...scene.conversations,
        fakeConversation({
          id: fakeId(77),
          state: 'ended',
          nickname: 'Sara',
          people: [],
          broughtAlong: Date.now(),
        }),
      ];
      emit('conversations.changed', {});
      return { conversations: 1, lines: 214, files: 3, receipt: fakeReceipt(scene, 'imported') };
    },
  };
}
