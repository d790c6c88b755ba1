// A call in memory: hands signals, seats and keys to the engines of one page, as the engine processes do between computers.

import type { FrameKeys, IceAccess } from '../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import type { CallPort, LinkSignal, TakenSignal } from '../../../renderer/call/webrtc/port.ts';

/** What a relay does to a signal on its way; null: swallows it. */
type Tamper = (from: Seat, signal: LinkSignal) => LinkSignal | null;

interface Member {
  readonly seat: Seat;
  isIn: boolean;
  /** Another call's secrets: this one was never in the group. */
  isStranger: boolean;
  waiting: TakenSignal[];
  readonly seats: Set<() => void>;
  readonly signalled: Set<() => void>;
  readonly rekeyed: Set<() => void>;
  readonly back: Set<() => void>;
}

export interface CallHub {
  /** A computer that is not in yet. Smaller numbers offer. */
  readonly add: (number: number) => { readonly port: CallPort; readonly device: string };
  readonly enter: (number: number) => void;
  readonly leave: (number: number) => void;
  /** The next epoch for everybody; `behind` stays with the one it has until it is no longer named. */
  readonly rekey: (behind?: number) => void;
  readonly makeStranger: (number: number) => void;
  readonly tamper: (how: Tamper | null) => void;
  /** Everything that was signalled, for looking at. */
  readonly sent: readonly { readonly from: string; readonly signal: LinkSignal }[];
  readonly sharing: readonly boolean[];
}

const idOf = (number: number, kind: number): string =>
  toBase64Url(new Uint8Array(16).fill(kind).fill(number, 1));

function bytesOf(...numbers: readonly number[]): string {
  const bytes = new Uint8Array(32);
  bytes.set(numbers);
  return toBase64Url(bytes);
}

export function createHub(ice: Omit<IceAccess, 'expiresAt'> = { servers: [], relayOnly: false }): CallHub {
  const members = new Map<number, Member>();
  const sent: { from: string; signal: LinkSignal }[] = [];
  const sharing: boolean[] = [];
  const stayed = new Map<number, number>();
  let epoch = 3;
  let tamper: Tamper | null = null;

  const memberOf = (number: number): Member => {
    const member = members.get(number);
    if (member === undefined) throw new Error('nobody');
    return member;
  };
  const tellAll = (what: (member: Member) => Set<() => void>) => {
    for (const member of members.values()) for (const listener of what(member)) listener();
  };
  const listenTo = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };

  function keysFor(number: number): FrameKeys {
    const known = stayed.get(number) ?? epoch;
    return {
      epoch: known,
      base: bytesOf(known, memberOf(number).isStranger ? 1 : 0),
      words: bytesOf(7),
      senders: [...members.values()].map(({ seat }, index) => ({ ...seat, index })),
    };
  }

  function send(from: Member, signal: LinkSignal): void {
    sent.push({ from: from.seat.device, signal });
    const delivered = tamper === null ? signal : tamper(from.seat, signal);
    if (delivered === null) return;
    for (const member of members.values()) {
      if (member.seat.device !== delivered.to.device || !member.isIn) continue;
      member.waiting.push({ from: from.seat, signal: structuredClone(delivered) });
      for (const listener of member.signalled) listener();
    }
  }

  return {
    sent,
    sharing,
    add(number) {
      // A page that comes again is the same computer of the same person.
      const wasIn = members.get(number)?.isIn ?? false;
      const seat = { account: idOf(number, 1), device: idOf(number, 2) };
      const member: Member = {
        seat,
        isIn: wasIn,
        isStranger: false,
        waiting: [],
        seats: new Set(),
        signalled: new Set(),
        rekeyed: new Set(),
        back: new Set(),
      };
      members.set(number, member);
      const port: CallPort = {
        self: seat,
        seats: () => [...members.values()].filter((one) => one.isIn && one !== member).map((one) => one.seat),
        onSeats: listenTo(member.seats),
        keys: async () => keysFor(number),
        onRekeyed: listenTo(member.rekeyed),
        ice: async () => ({ ...ice, expiresAt: Date.now() + 600_000 }),
        send: async (signal) => send(member, signal),
        take: async () => member.waiting.splice(0),
        onSignalled: listenTo(member.signalled),
        onBack: listenTo(member.back),
        sharing: async (on) => {
          sharing.push(on);
        },
      };
      return { port, device: seat.device };
    },
    enter(number) {
      memberOf(number).isIn = true;
      tellAll(({ seats }) => seats);
    },
    leave(number) {
      memberOf(number).isIn = false;
      tellAll(({ seats }) => seats);
    },
    rekey(behind) {
      const before = behind === undefined ? undefined : (stayed.get(behind) ?? epoch);
      epoch++;
      stayed.clear();
      if (behind !== undefined && before !== undefined) stayed.set(behind, before);
      tellAll(({ rekeyed }) => rekeyed);
    },
    makeStranger(number) {
      memberOf(number).isStranger = true;
    },
    tamper(how) {
      tamper = how;
    },
  };
}
