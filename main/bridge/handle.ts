// Registers the answer to one channel: who asks is checked, the request is measured and parsed, the reply is parsed too.

import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type {
  BridgeResult,
  ChannelName,
  ChannelRequest,
  ChannelResponse,
} from '../../contract/bridge/channels.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import { report } from '../shell/diagnostics.ts';
import { isAppUrl } from '../shell/window/app-origin.ts';
import { parseReply, parseRequest } from './checks.ts';
import { ipcChannel } from './ipc-names.ts';

/** The main window's own contents; nobody before the bridge is registered. */
let ownContents: () => WebContents | null = () => null;

/** From now on calls of this window are answered, and of no other: a call's window has a bridge of its own. */
export function answerTo(contents: () => WebContents | null): void {
  ownContents = contents;
}

/** True only for the main frame of the main window, on our exact origin. An unknown sender is refused. */
export function comesFromOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (event.sender !== ownContents() || frame === null || frame !== event.sender.mainFrame) return false;
  return isAppUrl(frame.url);
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
