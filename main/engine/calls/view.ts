/** A call as windows are shown it: names as they are known here, times by the clock here. */
import type { CallPerson, CallView } from '../../../contract/bridge/call-view.ts';
import { callLimits } from '../../../contract/domain/call.ts';
import { serviceAhead } from '../clock-watch.ts';
import type { Desk } from '../messaging/desk.ts';
import { listOthers } from '../messaging/people.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import { findSetting } from '../store/repositories/settings.ts';
import { type CallSeat, type CallState, elsewhere, isHost, isPresent } from './machine/state.ts';
import { memoryOf } from './memory.ts';
import { isZoomBuiltIn } from './with-zoom.ts';

/** What somebody is called here: the private label, else the nickname. */
export function nameOf(
  { store, account }: Pick<Desk, 'store' | 'account'>,
  conversation: string,
  who: string,
): string {
  if (who === account.id) return account.nickname;
  const contact = findContactNames(store, who);
  const member = listMembersOf(store, conversation).find((one) => one.account === who);
  return contact?.label ?? member?.nickname ?? contact?.nickname ?? '?';
}

/** The computer by which a person is shown: one that is in, then one that waits, then the one heard of last. */
function seatShown(seats: readonly CallSeat[]): CallSeat | undefined {
  const order = { in: 0, waiting: 1, declined: 2, left: 2 } as const;
  return seats.toSorted((a, b) => order[a.state] - order[b.state] || b.heardAt - a.heardAt)[0];
}

function viewPerson(desk: Desk, call: CallState, account: string, ahead: number): CallPerson {
  const seat = seatShown(call.seats.filter((one) => one.account === account));
  const isThere = seat !== undefined && isPresent(seat);
  return {
    account,
    device: isThere ? seat.device : null,
    name: nameOf(desk, call.conversation, account),
    isHost: account === call.host,
    state: seat?.state ?? 'invited',
    since: isThere ? Math.max(0, seat.since - ahead) : null,
    checkIn: isHost(call) ? (memoryOf(desk).checkIns.get(call.id)?.get(account) ?? null) : null,
  };
}

/** The operator has an account there, and this build holds Zoom's code. */
export const isZoomOffered = ({ store }: Pick<Desk, 'store'>): boolean =>
  isZoomBuiltIn() && findSetting(store, 'zoom-offered') === 'yes';

export function viewCall(desk: Desk, call: CallState): CallView {
  const conversation = findConversation(desk.store, call.conversation);
  const others = conversation === undefined ? [] : listOthers(desk.store, desk.account, conversation);
  const ahead = serviceAhead(desk);
  const here = (time: number | null) => (time === null ? null : Math.max(0, time - ahead));
  const { switching, self } = call;
  return {
    id: call.id,
    conversation: call.conversation,
    kind: call.kind,
    engine: call.engine,
    phase: call.phase,
    ending: call.ending,
    later: call.later,
    isHost: isHost(call),
    self,
    hostName: nameOf(desk, call.conversation, call.host),
    people: others.slice(0, callLimits.people * 4).map((account) => viewPerson(desk, call, account, ahead)),
    joinedAt: here(call.joinedAt),
    endsAt: here(call.endsAt),
    isElsewhere: elsewhere(call, desk.clock.now() + ahead) !== undefined,
    zoomOffered: call.kind === 'pair' && isZoomOffered(desk),
    online: memoryOf(desk).isOnline,
    switching:
      switching === null
        ? null
        : {
            ...{ ask: switching.ask, engine: switching.engine, by: switching.by },
            ...{ mine: switching.by === self.account, accepted: switching.yes.includes(self.device) },
          },
    refused: call.refused,
  };
}
