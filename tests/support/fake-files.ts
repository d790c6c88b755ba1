// What the fake bridge answers about files: one that was chosen, and what becomes of those of messages.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { type FakeScene, fakeId } from './fake-scene.ts';

type FilesHandlers = {
  readonly [Name in Extract<ChannelName, `files.${string}`>]: (
    request: ChannelRequest<Name>,
  ) => ChannelResponse<Name>;
};

/** A photograph with a place in it, and a document that nobody can clean. */
export const chosenFiles: ChannelResponse<'files.choose'> = {
  files: [
    {
      id: fakeId(901),
      name: 'window.jpg',
      type: 'image/jpeg',
      bytes: 48_000,
      removed: ['location', 'camera'],
      cleaned: true,
    },
    {
      id: fakeId(902),
      name: 'report.docx',
      type: 'application/octet-stream',
      bytes: 9_000,
      removed: [],
      cleaned: false,
    },
  ],
  refused: [],
};

/** A dot of one colour. */
const dot = `data:image/jpeg;base64,${'A'.repeat(64)}`;

export function createFakeFiles(scene: FakeScene, emit: FakeBridge['emit']): FilesHandlers {
  const change = (id: string, state: 'waiting' | 'offered'): Record<never, never> => {
    const found = scene.messages.find(({ files }) => files.some((file) => file.id === id));
    if (found === undefined) throw new AppError('file.unknown');
    const files = found.files.map((file) => (file.id === id ? { ...file, state, done: 0 } : file));
    const changed = { ...found, files };
    scene.messages = scene.messages.map((one) => (one.id === found.id ? changed : one));
    emit('message.changed', changed);
    return {};
  };
  return {
    'files.choose': () => chosenFiles,
    'files.discard': () => ({}),
    'files.fetch': ({ file }) => change(file, 'waiting'),
    'files.cancel': ({ file }) => change(file, 'offered'),
    'files.save': () => ({ saved: true }),
    'files.open': () => ({}),
    'files.thumbnail': () => ({ image: dot, width: 4, height: 3 }),
  };
}
