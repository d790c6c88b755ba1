// Registers the answer to one channel: who asks is checked, the request is measured and parsed, the reply is parsed too.

import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import {
  type BridgeResult,
  type ChannelName,
  type ChannelRequest,
  type ChannelResponse,
  channels,
} from '../../contract/bridge/channels.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import { report } from '../shell/diagnostics.ts';
import { isAppUrl } from '../shell/window/app-origin.ts';
import { ipcChannel } from './ipc-names.ts';
import { isPlainWithin } from './plain-value.ts';

/** Bytes that one request may hold, counted generously; the largest real one is a message text. */
export const maxRequestBytes = 256 * 1024;

/** True only for the main frame of one of our windows, on our exact origin. An unknown sender is refused. */
export function comesFromOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  return isAppUrl(frame.url);
}

function parseRequest<Name extends ChannelName>(name: Name, args: readonly unknown[]): ChannelRequest<Name> {
  const [raw] = args;
  if (args.length !== 1 || !isPlainWithin(raw, maxRequestBytes)) throw new AppError('request.tooLarge');
  const parsed = channels[name].request.safeParse(raw);
  if (!parsed.success) throw new AppError('request.invalid');
  return parsed.data as ChannelRequest<Name>;
}

/** A reply outside its schema is our mistake: reported here, and only a code reaches the page. */
function parseReply<Name extends ChannelName>(name: Name, value: unknown): ChannelResponse<Name> {
  const parsed = channels[name].response.safeParse(value);
  if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
  return parsed.data as ChannelResponse<Name>;
}

/** Answers `name` with `run`. Every failure becomes a coded result; nothing is thrown across the bridge. */
export function handle<Name extends ChannelName>(
  name: Name,
  run: (request: ChannelRequest<Name>) => unknown,
): void {
  ipcMain.handle(
    ipcChannel(name),
    async (event, ...args: unknown[]): Promise<BridgeResult<ChannelResponse<Name>>> => {
      try {
        if (!comesFromOurPage(event)) throw new AppError('bridge.refused');
        return { ok: true, value: parseReply(name, await run(parseRequest(name, args))) };
      } catch (problem) {
        const error = toAppError(problem);
        if (error.code === 'internal.unexpected') report(`channel ${name}`, error);
        return { ok: false, error: error.toReport() };
      }
    },
  );
}
