/** The engine's answers about files. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import { deleteMessages } from '../messaging/deleting.ts';
import type { Desk } from '../messaging/desk.ts';
import type { Profile } from '../profile/profile.ts';
import {
  findFile,
  type MessageFile,
  type Progress,
  setIncoming,
  setProgress,
} from '../store/repositories/message-files.ts';
import { findMessage } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import { dropPart } from './download.ts';
import { discardPrepared } from './prepared.ts';
import { createReaders, writeFileTo } from './reading.ts';
import { takeBytes, takeFile } from './taking-in.ts';
import { vaultOf } from './vault-of.ts';

function getFile({ store }: Desk, id: string): MessageFile {
  const file = findFile(store, id);
  if (file === undefined) throw new AppError('file.unknown');
  return file;
}

function change(desk: Desk, file: MessageFile, progress: Progress): void {
  inTransaction(desk.store, () => setProgress(desk.store, file, progress));
  const view = findMessage(desk.store, file.message);
  if (view !== undefined) desk.emit('message.changed', view);
  desk.wake();
}

function fetchFile(desk: Desk, id: string): void {
  const file = getFile(desk, id);
  const isHere = file.file !== null && file.state === 'here';
  if (isHere || file.state === 'waiting' || file.state === 'moving') return;
  if (file.file === null && file.outgoing) inTransaction(desk.store, () => setIncoming(desk.store, file));
  change(desk, file, { state: 'waiting', done: 0 });
}

function cancel(desk: Desk, id: string): void {
  const file = getFile(desk, id);
  if (file.state !== 'waiting' && file.state !== 'moving' && file.state !== 'failed') return;
  if (file.outgoing) {
    deleteMessages(desk, { conversation: file.conversation, messages: [file.message] });
    return;
  }
  change(desk, file, { state: 'offered', done: 0 });
  dropPart(vaultOf(desk), file);
}

export function fileHandlers(profile: Profile): HandlersOf<'files'> & ShellHandlersOf<'files'> {
  const desk = () => profile.getOpen().desk;
  const readers = createReaders();
  return {
    'files.discard': ({ id }) => {
      discardPrepared(desk().store, vaultOf(desk()), id);
      return {};
    },
    'files.fetch': ({ file }) => {
      fetchFile(desk(), file);
      return {};
    },
    'files.cancel': ({ file }) => {
      cancel(desk(), file);
      return {};
    },
    'files.take': ({ path }) => takeFile(desk(), path),
    'files.takeBytes': ({ name, bytes }) => takeBytes(desk(), name, bytes),
    'files.write': async ({ file, path }) => {
      await writeFileTo(desk(), file, path);
      return {};
    },
    'files.begin': ({ file }) => readers.begin(desk(), file),
    'files.next': ({ reader }) => readers.next(reader),
    'files.end': async ({ reader }) => {
      await readers.end(reader);
      return {};
    },
  };
}
