/** What opens a session at Zoom: a name, a passcode and numbers for people, made from the call's seed; they name nobody. */
import type { ZoomAccess } from '../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { hmac, sha256Hash } from '../crypto/hkdf.ts';
import type { Desk } from '../messaging/desk.ts';
import { callNow, change } from './keeping.ts';
import { fromSeed } from './keys.ts';
import { keepTicket } from './machine/acts.ts';
import { type CallState, isHost, listIn } from './machine/state.ts';
import { memoryOf } from './memory.ts';

/** A token opens for half an hour: after this the host asks for another one. */
const ticketMs = 20 * 60 * 1000;

const topicOf = (call: CallState): string => toBase64Url(fromSeed(call, 'zoom topic', 24));
/** Zoom takes no more than ten letters. */
const passcodeOf = (call: CallState): string => toBase64Url(fromSeed(call, 'zoom passcode', 8)).slice(0, 10);

/** Which person of the session a computer is; Zoom is never given the computer's id. */
function personKey(call: CallState, { device }: Pick<Seat, 'device'>): string {
  const key = fromSeed(call, 'zoom person', 32);
  return toBase64Url(hmac(sha256Hash, key, fromBase64Url(device)).subarray(0, 16));
}

/** A token of the service for one person. Throws `calls.zoomNotOffered`, `calls.notPractice`, `network.*`. */
export async function askToken(desk: Desk, call: CallState, seat: Seat): Promise<string> {
  const { authorised } = memoryOf(desk);
  if (authorised === null) throw new AppError('network.offline');
  const role = seat.account === call.host ? 'host' : 'guest';
  const { token } = await authorised('calls.zoomToken', {
    ...{ tpc: topicOf(call), role, userKey: personKey(call, seat) },
  });
  return token;
}

/** Throws `call.notIn`; what the service answers, for the host. */
export async function makeZoomAccess(desk: Desk, before: CallState): Promise<ZoomAccess> {
  let call = before;
  if (call.phase !== 'in' || call.engine !== 'zoom' || call.seed === null) throw new AppError('call.notIn');
  const madeAt = memoryOf(desk).ticketAt.get(call.id) ?? 0;
  if (isHost(call) && (call.ticket === null || callNow(desk) - madeAt > ticketMs)) {
    const token = await askToken(desk, call, call.self);
    memoryOf(desk).ticketAt.set(call.id, callNow(desk));
    call = change(desk, call.id, (state) => keepTicket(state, token));
  }
  if (call.ticket === null) throw new AppError('call.notIn');
  const known = call.seats.filter(({ index }) => index !== null);
  const devices = listIn(call)
    .map(({ device }) => device)
    .toSorted();
  return {
    topic: topicOf(call),
    passcode: passcodeOf(call),
    token: call.ticket,
    displayName: String(devices.indexOf(call.self.device) + 1),
    people: known.map((seat) => ({ device: seat.device, key: personKey(call, seat) })),
  };
}
