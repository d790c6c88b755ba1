// What the fake bridge answers about storage: choices hold, and what may not be stored is not there.

import type { ShellStorage, Stored } from '../../contract/bridge/channels/storage.ts';
import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { StorageAnswer, StorageChoice } from '../../contract/domain/storage-choice.ts';
import { type StorageItem, storageItemIds, storageRegister } from '../../contract/domain/storage-register.ts';
import type { FakeBridge } from './fake-bridge.ts';

type Channel = Extract<ChannelName, `storage.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

const chosenBy = (answer: StorageAnswer, now: StorageChoice): StorageChoice => {
  if (answer === 'once') return now;
  return answer === 'always' ? 'keep' : 'refuse';
};

/** Handlers over one profile; `keep` holds everywhere until something else is chosen. */
export function createFakeStorage(emit: FakeBridge['emit']): Handlers {
  let choices: ShellStorage['choices'] = {
    appearance: 'keep',
    settings: 'keep',
    windowPlace: 'keep',
    callDevices: 'keep',
  };
  let desk: StorageChoice = 'keep';
  const shell = (): ShellStorage => ({ choices, blocked: 0 });
  const list = (): Stored => ({
    stored: storageItemIds.map((item, at) => {
      const { place }: StorageItem = storageRegister[item];
      const choice = { ...choices, desk }[item as keyof typeof choices] ?? 'keep';
      if (place === 'chosen' || place === 'temporary') return { item, present: null, bytes: 0, rows: null };
      const present = choice === 'keep';
      return {
        item,
        present,
        bytes: place === 'rows' || !present ? 0 : at * 40_960,
        rows: place === 'rows' ? Number(present) * at : null,
      };
    }),
    desk,
    blocked: 0,
  });
  const changed = <Answer>(answer: Answer): Answer => {
    emit('storage.changed', {});
    return answer;
  };
  return {
    'storage.get': shell,
    'storage.list': list,
    'storage.choose': ({ item, choice }) => {
      choices = { ...choices, [item]: choice };
      return changed(shell());
    },
    'storage.answer': ({ item, answer }) => {
      choices = { ...choices, [item]: chosenBy(answer, choices[item]) };
      return changed(shell());
    },
    'storage.chooseDesk': ({ choice }) => {
      desk = choice;
      return changed(list());
    },
    'storage.answerDesk': ({ answer }) => {
      desk = chosenBy(answer, desk);
      return changed(list());
    },
  };
}
