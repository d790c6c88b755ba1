/** The host lets somebody in: what that takes is made and asked for only now. */
import type { Seat } from '../../../contract/domain/call-signal.ts';
import type { Desk } from '../messaging/desk.ts';
import { callNow, change, getCall } from './keeping.ts';
import { makeSeed } from './keys.ts';
import { admit, demandAdmissible } from './machine/acts.ts';
import type { CallState } from './machine/state.ts';
import { askToken } from './zoom.ts';

/** Throws `call.notHost`, `call.notIn`, `call.notWaiting`, `call.full`; over Zoom what the service says. */
export async function admitSeat(desk: Desk, id: string, seat: Seat): Promise<CallState> {
  const call = getCall(desk, id);
  demandAdmissible(call, seat, callNow(desk));
  const seed = call.seed ?? (await makeSeed(desk, call));
  const ticket = call.engine === 'zoom' ? await askToken(desk, { ...call, seed }, seat) : null;
  return change(desk, id, (now, at) => admit(now, seat, { seed, ticket }, at));
}

/** Somebody who was in already, on another computer: without asking the host. What fails leaves them waiting. */
export function letIn(desk: Desk, id: string, seat: Seat): void {
  admitSeat(desk, id, seat).catch(() => undefined);
}
