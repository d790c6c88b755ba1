/**
 * Moves files while the connection stands, beside everything else: a piece of the file with the least left, then the next. All
 * it goes by is in the store, so a crash, a cut or a lock only means that it goes on later.
 */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { fileOf } from '../store/pages.ts';
import {
  clearBlobRemoval,
  findFile,
  findNextTransfer,
  listBlobRemovals,
  type MessageFile,
  setProgress,
} from '../store/repositories/message-files.ts';
import { findMessage } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import type { Authorised } from '../sync/authorised.ts';
import { backoffMs } from '../sync/backoff.ts';
import { downloadPiece, dropPart } from './download.ts';
import { uploadPiece } from './upload.ts';
import { vaultOf } from './vault-of.ts';

/** What is about the connection or the service's load, and passes. */
const passes = /^(network|auth|device|service|request\.(tooMany|timeout))/;

/** Setbacks of one file before it is given up until a person tries again. */
const mostSetbacks = 5;

function tell(desk: Desk, file: MessageFile): void {
  const view = findMessage(desk.store, file.message);
  if (view !== undefined) desk.emit('message.changed', view);
}

/** What a file's own failure makes of it. */
function settleFailure(desk: Desk, file: MessageFile, error: AppError): void {
  const now = findFile(desk.store, file.id);
  // Cancelled, or gone with its message, while it moved.
  if (now === undefined || (now.state !== 'waiting' && now.state !== 'moving')) return;
  if (!now.outgoing) dropPart(vaultOf(desk), now);
  const isGone = error.code === 'blob.unknown' && !now.outgoing;
  inTransaction(desk.store, () =>
    setProgress(desk.store, now, { state: isGone ? 'expired' : 'failed', done: 0, problem: error.code }),
  );
  desk.wake();
}

/** Upwards, the service's word on how far it came is asked anew. */
function beginAgain(desk: Desk, file: MessageFile, problem: string | null): void {
  if (findFile(desk.store, file.id) === undefined) return;
  inTransaction(desk.store, () => setProgress(desk.store, file, { state: 'waiting', done: 0, problem }));
}

/** Looks after the files of an open profile. */
export function moveFiles(desk: Desk): Companion {
  const setbacks = new Map<string, number>();
  let authorised: Authorised | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let isAskedAgain = false;

  const later = () => {
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(kick, backoffMs(failures + 2, Math.random()));
    timer.unref?.();
  };

  /** True: go on. */
  function takeFailure(file: MessageFile, thrown: unknown): boolean {
    if (isStopped || !desk.store.open) return false;
    const error = storeError(thrown);
    const isSetBack = file.outgoing && /^blob\.(unknown|outOfOrder)$/.test(error.code);
    const count = (setbacks.get(file.id) ?? 0) + 1;
    if (isSetBack && count <= mostSetbacks) {
      setbacks.set(file.id, count);
      beginAgain(desk, file, null);
      return true;
    }
    if (error.code === 'blob.noRoom') {
      beginAgain(desk, file, error.code);
      tell(desk, file);
      later();
      return false;
    }
    if (passes.test(error.code)) {
      later();
      return false;
    }
    settleFailure(desk, file, error);
    return true;
  }

  async function moveOne(file: MessageFile, ask: Authorised): Promise<boolean> {
    try {
      const move = file.outgoing ? uploadPiece : downloadPiece;
      await move(desk.store, vaultOf(desk), ask, file);
      if (isStopped || !desk.store.open) return false;
      failures = 0;
      // What was sealed into a message waits for this.
      if (file.outgoing && findFile(desk.store, file.id)?.state === 'here') desk.wake();
      tell(desk, file);
      return true;
    } catch (thrown) {
      const goesOn = takeFailure(file, thrown);
      if (!isStopped && desk.store.open) tell(desk, file);
      return goesOn;
    }
  }

  async function removeBlobs(ask: Authorised): Promise<void> {
    for (const blob of listBlobRemovals(desk.store)) {
      await ask('blobs.remove', { blob: toBase64Url(blob) });
      if (isStopped || !desk.store.open) return;
      inTransaction(desk.store, () => clearBlobRemoval(desk.store, blob));
    }
  }

  async function lane(isOutgoing: boolean, ask: Authorised): Promise<void> {
    while (!isStopped && desk.store.open) {
      const file = findNextTransfer(desk.store, isOutgoing);
      if (file === undefined || !(await moveOne(file, ask))) return;
    }
  }

  async function run(ask: Authorised): Promise<void> {
    try {
      await removeBlobs(ask);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      later();
    }
    await Promise.all([lane(true, ask), lane(false, ask)]);
  }

  function kick(): void {
    if (isStopped || authorised === null || !desk.store.open) return;
    if (running !== null) {
      isAskedAgain = true;
      return;
    }
    running = run(authorised)
      .catch((thrown: unknown) => {
        // A full disk, a closed store: what is stored says where to go on.
        if (!isStopped && desk.store.open) later();
        storeError(thrown);
      })
      .finally(() => {
        running = null;
        if (!isAskedAgain) return;
        isAskedAgain = false;
        kick();
      });
  }

  return {
    async whileConnected(given) {
      authorised = given;
      if (fileOf(desk.store) !== null) kick();
    },
    async close() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
