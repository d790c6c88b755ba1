/** Relays for a call's media: asked of the service when somebody is in, and kept until shortly before they are over. */
import type { IceAccess } from '../../../contract/bridge/call-channels.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Desk } from '../messaging/desk.ts';
import { putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { callNow } from './keeping.ts';
import type { CallState } from './machine/state.ts';
import { memoryOf } from './memory.ts';
import { isZoomOffered } from './view.ts';

/** So long before their end they are asked for anew; where the service is not reached they serve to their end. */
const marginMs = 5 * 60 * 1000;

/** Also learns whether the operator has an account with Zoom. Throws `network.*`, `auth.*`. */
export async function askIce(desk: Desk): Promise<IceAccess> {
  const memory = memoryOf(desk);
  if (memory.authorised === null) throw new AppError('network.offline');
  const { servers, expiresAt, zoom } = await memory.authorised('calls.iceServers', {});
  if (isZoomOffered(desk) !== zoom)
    inTransaction(desk.store, () => putSetting(desk.store, 'zoom-offered', zoom ? 'yes' : 'no'));
  memory.ice = { servers, relayOnly: servers.length > 0, expiresAt };
  return memory.ice;
}

/** Throws `call.notIn` before anybody was let in, and for who is not in. */
export async function getIce(desk: Desk, call: CallState): Promise<IceAccess> {
  if (call.phase !== 'in' || call.seed === null) throw new AppError('call.notIn');
  const memory = memoryOf(desk);
  const ice = await askWhereDue(desk);
  // A call that went over a relay goes over relays alone: the others do not learn where this computer is.
  if (ice.relayOnly) memory.relayed.add(call.id);
  return { ...ice, relayOnly: memory.relayed.has(call.id) };
}

async function askWhereDue(desk: Desk): Promise<IceAccess> {
  const memory = memoryOf(desk);
  const left = (memory.ice?.expiresAt ?? 0) - callNow(desk);
  if (memory.ice !== null && left > marginMs) return memory.ice;
  try {
    return await askIce(desk);
  } catch (thrown) {
    if (memory.ice !== null && left > 0) return memory.ice;
    throw thrown;
  }
}
