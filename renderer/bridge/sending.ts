// Sends what a person wrote: painted at once, stored by the engine one after the other, taken back when that fails.

import type { QueryClient } from '@tanstack/react-query';
import type { PreparedFile } from '../../contract/bridge/channels/files.ts';
import type { FileView, MessageView } from '../../contract/bridge/views.ts';
import { bridge, isEngineAway, unwrap } from './bridge.ts';
import { loadNewest, mergeMessages, updateThread, withoutMessages } from './messages.ts';
import { nowOf } from './now.ts';

/** A text with the id that makes sending it again harmless. */
export interface Written {
  readonly conversation: string;
  readonly message: string;
  readonly text: string;
  /** The line that it answers. */
  readonly replyTo?: MessageView;
  /** Taken in before. */
  readonly files?: readonly PreparedFile[];
}

const quoteOf = ({ id, mine, author, text }: MessageView): MessageView['quote'] => ({
  kind: 'line',
  message: id,
  mine,
  author,
  text: text.slice(0, 200).toWellFormed(),
});

/** Sorts after everything the engine can have numbered until the engine says where it stands. */
let paintedOrder = Number.MAX_SAFE_INTEGER - 1_000_000;

const paintFile = ({ id, name, type, bytes }: PreparedFile): FileView => ({
  id,
  name,
  type,
  bytes,
  width: null,
  height: null,
  state: 'waiting',
  done: 0,
  problem: null,
});

function paint(client: QueryClient, written: Written): void {
  paintedOrder += 1;
  const painted: MessageView = {
    id: written.message,
    conversation: written.conversation,
    mine: true,
    // As the engine stores it: a lone half of a letter is none.
    text: written.text.toWellFormed(),
    at: nowOf(client),
    number: null,
    order: paintedOrder,
    delivery: 'waiting',
    missingBefore: 0,
    outOfOrder: false,
    mark: null,
    author: null,
    receipts: null,
    quote: written.replyTo === undefined ? null : quoteOf(written.replyTo),
    edited: null,
    erased: false,
    starred: false,
    pinned: false,
    files: (written.files ?? []).map(paintFile),
    notice: null,
  };
  updateThread(client, written.conversation, (thread) => mergeMessages(thread, [painted]));
}

/** An engine that was killed meanwhile may or may not have stored it; the same id makes asking again safe. */
async function store(written: Written, triesLeft = 5): Promise<MessageView> {
  const { replyTo, files = [], ...rest } = written;
  const request = {
    ...rest,
    ...(replyTo === undefined ? {} : { replyTo: replyTo.id }),
    ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
  };
  try {
    return await unwrap(bridge.messages.send(request));
  } catch (thrown) {
    if (triesLeft > 0 && isEngineAway(thrown)) return store(written, triesLeft - 1);
    throw thrown;
  }
}

let queue: Promise<unknown> = Promise.resolve();

/** Resolves once the engine has the message durably. Throws its coded error; then nothing is left painted. */
export async function sendMessage(client: QueryClient, written: Written): Promise<void> {
  // Who writes goes to the newest lines; where that fails the line is there all the same.
  await loadNewest(client, written.conversation).catch(() => undefined);
  paint(client, written);
  const stored = queue.then(() => store(written));
  // The next text waits for this one, whatever becomes of it: what was written first stands first.
  queue = stored.catch(() => undefined);
  try {
    const message = await stored;
    updateThread(client, written.conversation, (thread) => mergeMessages(thread, [message]));
  } catch (thrown) {
    updateThread(client, written.conversation, (thread) => withoutMessages(thread, [written.message]));
    throw thrown;
  }
}
