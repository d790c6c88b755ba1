/** The practice's engine for new sessions. */
import type { ChannelResponse } from '../../../contract/bridge/channels.ts';
import { type CallEngineName, callEngines } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Desk } from '../messaging/desk.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { askIce } from './ice.ts';
import { isZoomOffered } from './view.ts';

/** From computer to computer, unless the practice chose otherwise and the service still offers it. */
export function engineWanted(desk: Desk): CallEngineName {
  const chosen = callEngines.find((one) => one === findSetting(desk.store, 'call-engine'));
  return chosen === 'zoom' && isZoomOffered(desk) ? 'zoom' : 'webrtc';
}

/** Asks the service what it offers; where it is not reached, what it said last counts. */
export async function viewCallSettings(desk: Desk): Promise<ChannelResponse<'calls.settings'>> {
  await askIce(desk).catch(() => undefined);
  return { engine: engineWanted(desk), zoomOffered: isZoomOffered(desk) };
}

/** Throws `calls.zoomNotOffered`. */
export function setCallEngine(desk: Desk, engine: CallEngineName): void {
  if (engine === 'zoom' && !isZoomOffered(desk)) throw new AppError('calls.zoomNotOffered');
  inTransaction(desk.store, () => putSetting(desk.store, 'call-engine', engine));
}
