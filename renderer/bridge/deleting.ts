// Takes messages off this computer, and back while that is possible.

import type { QueryClient } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';
import { takeOffThread } from './messages.ts';

/** Messages of one conversation. */
export interface Chosen {
  readonly conversation: string;
  readonly messages: readonly string[];
}

/** The bridge takes this many at once. */
const largestBatch = 200;

function inBatches(messages: readonly string[]): readonly string[][] {
  const count = Math.ceil(messages.length / largestBatch);
  return Array.from({ length: count }, (_none, at) =>
    messages.slice(at * largestBatch, (at + 1) * largestBatch),
  );
}

/** Off the list at once, gone from the files soon after. Throws the engine's coded error; what it refused stays on the list. */
export async function deleteMessages(client: QueryClient, { conversation, messages }: Chosen): Promise<void> {
  for (const batch of inBatches(messages)) {
    await unwrap(bridge.messages.delete({ conversation, messages: batch }));
    takeOffThread(client, conversation, batch);
  }
}

/** Answers how many stand again. */
export async function undoDelete({ conversation, messages }: Chosen): Promise<number> {
  let restored = 0;
  for (const batch of inBatches(messages)) {
    restored += (await unwrap(bridge.messages.undoDelete({ conversation, messages: batch }))).restored;
  }
  return restored;
}
