// Files that were chosen for a conversation and wait in its composer: in memory for the page, sealed in the engine.

import { useSyncExternalStore } from 'react';
import type { PreparedFile, TakenFiles } from '../../../contract/bridge/channels/files.ts';
import type { BridgeResult } from '../../../contract/bridge/channels.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';

/** What a composer shows of its files. */
export interface Prepared {
  readonly files: readonly PreparedFile[];
  readonly refused: TakenFiles['refused'];
  /** Some are being taken in. */
  readonly isTaking: boolean;
}

const none: Prepared = { files: [], refused: [], isTaking: false };
const all = new Map<string, Prepared>();
const listeners = new Set<() => void>();

function keep(conversation: string, part: Partial<Prepared>): void {
  all.set(conversation, { ...getPrepared(conversation), ...part });
  for (const listener of listeners) listener();
}

export function getPrepared(conversation: string): Prepared {
  return all.get(conversation) ?? none;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePrepared(conversation: string): Prepared {
  return useSyncExternalStore(subscribe, () => getPrepared(conversation));
}

/** What does not fit into one message is let go of and named. */
function toFitting(conversation: string, taken: TakenFiles): Pick<Prepared, 'files' | 'refused'> {
  const files = [...getPrepared(conversation).files, ...taken.files];
  const over = files.splice(limits.filesPerMessage);
  for (const { id } of over) void bridge.files.discard({ id });
  const error = new AppError('file.tooMany', { fields: { max: limits.filesPerMessage } }).toReport();
  return { files, refused: [...taken.refused, ...over.map(({ name }) => ({ name, error }))] };
}

/** Adds what the shell took in. What went wrong is shown with the files. */
export async function addFiles(
  conversation: string,
  taking: Promise<BridgeResult<TakenFiles>>,
): Promise<void> {
  keep(conversation, { isTaking: true, refused: [] });
  try {
    const taken = await unwrap(taking);
    keep(conversation, { ...toFitting(conversation, taken), isTaking: false });
  } catch (thrown) {
    keep(conversation, { refused: [{ name: '', error: toAppError(thrown).toReport() }], isTaking: false });
  }
}

export function removeFile(conversation: string, id: string): void {
  keep(conversation, { files: getPrepared(conversation).files.filter((file) => file.id !== id) });
  void bridge.files.discard({ id });
}

/** They go out with a message now. */
export function takeFilesOut(conversation: string): readonly PreparedFile[] {
  const { files } = getPrepared(conversation);
  if (files.length > 0) keep(conversation, { files: [], refused: [] });
  return files;
}

/** The message could not be stored. */
export function putFilesBack(conversation: string, files: readonly PreparedFile[]): void {
  if (files.length > 0) keep(conversation, { files: [...files, ...getPrepared(conversation).files] });
}
