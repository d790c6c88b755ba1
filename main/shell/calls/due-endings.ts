// What was said about the end of a call and no engine has heard yet: kept in memory, told in order, each until it was heard.

import type { CallEngineChannel } from '../../../contract/bridge/call-channels.ts';
import type { EngineHost } from '../engine/engine-host.ts';

export interface DueEndings {
  readonly add: (call: string, channel: CallEngineChannel, request: unknown) => void;
  /** Tells the engine what it does not know; what it cannot hear now stays due. Never rejects. */
  readonly settle: () => Promise<void>;
}

interface Due {
  readonly call: string;
  readonly channel: CallEngineChannel;
  readonly request: unknown;
}

export function createDueEndings(engine: Pick<EngineHost, 'call' | 'state'>): DueEndings {
  let due: readonly Due[] = [];
  let settling: Promise<void> | null = null;

  async function tellOne(one: Due): Promise<void> {
    // An engine that took the call's place knows of the call only once it was asked to take it up.
    if ((await engine.call('calls.resume', { call: one.call })) !== null)
      await engine.call('calls.ask', { call: one.call, channel: one.channel, request: one.request });
    due = due.filter((other) => other !== one);
  }

  async function settleAll(): Promise<void> {
    for (const one of due) {
      try {
        await tellOne(one);
      } catch {
        return;
      }
    }
  }

  return {
    add: (call, channel, request) => {
      due = [...due.filter((other) => other.call !== call), { call, channel, request }];
    },
    settle: () => {
      settling ??= settleAll().finally(() => {
        settling = null;
      });
      return settling;
    },
  };
}
