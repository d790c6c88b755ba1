// The bridge of a call window: who asks is checked, what is asked is measured and parsed, the answer is parsed too.

import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import {
  type CallChannelName,
  type CallChannelRequest,
  type CallChannelResponse,
  type CallEngineChannel,
  type CallShellChannel,
  callChannels,
} from '../../contract/bridge/call-channels.ts';
import type { BridgeResult } from '../../contract/bridge/channels.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import type { CallHost } from '../shell/calls/call-host.ts';
import { pageOf } from '../shell/calls/call-pages.ts';
import type { LiveCall } from '../shell/calls/held-call.ts';
import { report } from '../shell/diagnostics.ts';
import { isPlainWithin } from './plain-value.ts';

/** Bytes that one request may hold, counted generously; the largest real one is a session description. */
const maxRequestBytes = 96 * 1024;

/** What the shell answers itself. */
export type CallAnswers = {
  readonly [Name in CallShellChannel]: (request: CallChannelRequest<Name>, live: LiveCall) => unknown;
};

/** The live call, only for the main frame of its very window on its exact page, and beside Zoom's code only what may be there. */
function askedBy(host: CallHost, name: CallChannelName, event: IpcMainInvokeEvent): LiveCall {
  const live = host.shownBy(event.sender);
  const frame = event.senderFrame;
  const isItsPage =
    live !== null && frame !== null && frame === event.sender.mainFrame && frame.url === pageOf(live.kind);
  if (!isItsPage || (live.kind === 'zoom' && !callChannels[name].zoom)) throw new AppError('bridge.refused');
  return live;
}

function parsed<Name extends CallChannelName>(
  name: Name,
  args: readonly unknown[],
): CallChannelRequest<Name> {
  const [raw] = args;
  if (args.length !== 1 || !isPlainWithin(raw, maxRequestBytes)) throw new AppError('request.tooLarge');
  const request = callChannels[name].request.safeParse(raw);
  if (!request.success) throw new AppError('request.invalid');
  return request.data as CallChannelRequest<Name>;
}

function answer<Name extends CallChannelName>(
  host: CallHost,
  name: Name,
  run: (request: CallChannelRequest<Name>, live: LiveCall) => unknown,
): void {
  ipcMain.handle(
    `o7:window:${name}`,
    async (event, ...args: unknown[]): Promise<BridgeResult<CallChannelResponse<Name>>> => {
      try {
        const live = askedBy(host, name, event);
        const reply = callChannels[name].response.safeParse(await run(parsed(name, args), live));
        if (!reply.success) throw new AppError('internal.unexpected', { cause: reply.error });
        return { ok: true, value: reply.data as CallChannelResponse<Name> };
      } catch (problem) {
        const error = toAppError(problem);
        if (error.code === 'internal.unexpected') report(`channel ${name}`, error);
        return { ok: false, error: error.toReport() };
      }
    },
  );
}

const isEngineChannel = (name: CallChannelName): name is CallEngineChannel =>
  callChannels[name].side === 'engine';

/** Registers every channel of the call window. */
export function registerCall(host: CallHost, answers: CallAnswers): void {
  for (const name of Object.keys(callChannels) as CallChannelName[]) {
    if (isEngineChannel(name)) answer(host, name, (request) => host.ask(name, request));
    else answer(host, name, answers[name] as (request: unknown, live: LiveCall) => unknown);
  }
}
