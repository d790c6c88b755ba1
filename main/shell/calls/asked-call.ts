// What the page of the live call asks of the engine, forwarded for that call alone.

import { type CallEngineChannel, callChannels, iceSchema } from '../../../contract/bridge/call-channels.ts';
import { type CallView, callViewSchema } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { DueEndings } from './due-endings.ts';
import { type HeldCall, overNow } from './held-call.ts';
import type { ShownCall } from './shown-call.ts';

export interface AskedCallParts {
  readonly engine: Pick<EngineHost, 'call'>;
  readonly held: HeldCall;
  readonly shown: ShownCall;
  readonly due: DueEndings;
  readonly isAttached: () => boolean;
  readonly forZoom: (view: CallView) => CallView;
}

type Ask = (channel: CallEngineChannel, request: unknown) => Promise<unknown>;

/** Leaving and ending count at once, also while no engine can hear of it. */
export function askForCall({ engine, held, shown, due, isAttached, forZoom }: AskedCallParts): Ask {
  return async (channel, request) => {
    const live = held.get();
    if (live === null) throw new AppError('bridge.refused');
    const { view, kind } = live;
    const asShown = (given: CallView): CallView => (kind === 'zoom' ? forZoom(given) : given);
    if (!isAttached() && (channel === 'call.leave' || channel === 'call.end')) {
      due.add(view.id, channel, request);
      const ending = channel === 'call.end' ? 'ended' : (request as { ending: CallEnding }).ending;
      const over = overNow(view, ending);
      shown.learn(over);
      return asShown(over);
    }
    const answer = await engine.call('calls.ask', { call: view.id, channel, request });
    if (channel === 'call.ice') {
      const ice = iceSchema.safeParse(answer);
      if (ice.success) await held.get()?.window.openWays(ice.data.relayOnly ? 'relayed' : 'direct');
    }
    if (callChannels[channel].response !== callViewSchema) return answer;
    const parsed = callViewSchema.safeParse(answer);
    if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
    shown.learn(parsed.data);
    return asShown(parsed.data);
  };
}
