/** Computers of several people in one conversation, each with a store in memory, and what they say to each other about calls. */
import { type BodyOf, bodySchema } from '../../../../../contract/domain/body.ts';
import type { CallSignal, Seat } from '../../../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { readCallPayload } from '../../../../../main/engine/calls/check-ins.ts';
import { askCall, beginCall } from '../../../../../main/engine/calls/doing.ts';
import { callNow, change, getCall } from '../../../../../main/engine/calls/keeping.ts';
import { admit } from '../../../../../main/engine/calls/machine/acts.ts';
import type { CallState } from '../../../../../main/engine/calls/machine/state.ts';
import { takeSignal } from '../../../../../main/engine/calls/taking.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { createDevice, signDeviceList } from '../../../../../main/engine/keys/identity.ts';
import { takeWantedSignals } from '../../../../../main/engine/messaging/passing.ts';
import { makeProfile, type NewProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { listLiveCalls } from '../../../../../main/engine/store/repositories/calls.ts';
import { addConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import { putMember } from '../../../../../main/engine/store/repositories/members.ts';
import { removeFromOutbox } from '../../../../../main/engine/store/repositories/outbox.ts';
import { getRows, inTransaction } from '../../../../../main/engine/store/statement.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

type CallBody = BodyOf<'call'>;

/** One word in the conversation, in the order of the service. */
export interface Word {
  readonly conversation: string;
  readonly from: Seat;
  readonly key: Uint8Array;
  readonly body: CallBody;
}

export const seed = toBase64Url(new Uint8Array(32).fill(7));

export class Computer {
  readonly desk: MemoryDesk;
  /** How many words of the conversation it has heard. */
  heard = 0;

  constructor(desk: MemoryDesk) {
    this.desk = desk;
  }

  get seat(): Seat {
    return { account: this.desk.account.id, device: this.desk.device.id };
  }

  get live(): readonly CallState[] {
    return listLiveCalls(this.desk.store);
  }

  call(id: string): CallState {
    return getCall(this.desk, id);
  }

  begin(conversation: string): string {
    return beginCall(this.desk, conversation).id;
  }

  ask(call: string, channel: string, request: unknown = {}): Promise<unknown> {
    return askCall(this.desk, call, channel, request);
  }

  /** As `call.admit` does, with the seed given: there is no group here. */
  admit(call: string, seat: Seat, ticket: string | null = null): void {
    change(this.desk, call, (state, now) => admit(state, seat, { seed, ticket }, now));
  }
}

export class CallScene {
  readonly clock = { at: 1_790_000_000_000, now: () => this.clock.at };
  readonly words: Word[] = [];
  /** How many of them the service keeps for who is away. */
  stored = 0;
  readonly people: readonly NewProfile[];
  /** One of each person; further ones by `secondOf`. */
  readonly computers: Computer[];
  readonly conversation = newId();
  readonly #kind: 'pair' | 'group';
  readonly #seconds: ReadonlyMap<string, NewProfile>;

  /** The first person is the host; more than two are in a group. */
  constructor(names: readonly string[]) {
    const now = this.clock.at;
    this.#kind = names.length === 2 ? 'pair' : 'group';
    const seconds = new Map<string, NewProfile>();
    this.people = names.map((name, at) => {
      const one = makeProfile(at === 0 ? 'therapist' : 'client', name, now);
      const { id, key } = one.account;
      const second = createDevice(id, key, now);
      const deviceList = signDeviceList(key, id, [one.device.entry, second.entry], null);
      const account = { ...one.account, deviceList };
      seconds.set(id, { account, device: second });
      return { account, device: one.device };
    });
    this.#seconds = seconds;
    this.computers = this.people.map((one) => this.#sit(one));
  }

  #sit(profile: NewProfile): Computer {
    const others = this.people.filter(({ account }) => account.id !== profile.account.id);
    const desk = memoryDesk(profile, others, this.clock);
    const now = this.clock.at;
    const common = { id: this.conversation, state: 'open' as const, generation: 1, readUpTo: 0 };
    const founder = this.people[0]?.account.id ?? '';
    const pairWith = (contact: string) => ({ ...common, contact, createdAt: now, activityAt: now });
    if (this.#kind === 'pair') addConversation(desk.store, pairWith(others[0]?.account.id ?? ''));
    else {
      addConversation(desk.store, {
        ...{ ...common, kind: 'group', founder, title: 'Group', createdAt: now, activityAt: now },
      });
      for (const { account } of this.people)
        putMember(desk.store, this.conversation, {
          ...{ account: account.id, nickname: account.nickname, joinedAt: now },
        });
    }
    return new Computer(desk);
  }

  secondOf(at: number): Computer {
    const profile = this.#seconds.get(this.people[at]?.account.id ?? '');
    if (profile === undefined) throw new Error('nobody of that number');
    const computer = this.#sit(profile);
    computer.heard = this.words.length;
    this.computers.push(computer);
    return computer;
  }

  /** What waits in the outboxes has reached the service. */
  send(): void {
    for (const { desk, seat } of this.computers) {
      const rows = getRows<{
        seq: number;
        conversation: string;
        message: string;
        payload: string;
        at: number;
      }>(
        desk.store,
        `SELECT seq, conversation, message, payload, at FROM outbox WHERE type = 'call' ORDER BY seq`,
      );
      for (const row of rows) {
        removeFromOutbox(desk.store, row.seq);
        const payload = readCallPayload(desk.store, row.message, JSON.parse(row.payload));
        if (payload === undefined) continue;
        const said = { sent: payload.sent, key: desk.device.mls.publicKey };
        this.forge(seat, payload.call, payload.signal, said);
        this.stored += 1;
      }
      for (const { payload } of takeWantedSignals(desk)) {
        const said = { sent: payload.sent, key: desk.device.mls.publicKey };
        this.forge(seat, payload.call, payload.signal, said);
      }
    }
  }

  /** Says something as this computer, whatever its app would say. */
  forge(
    from: Seat,
    call: string,
    signal: CallSignal,
    { sent = this.clock.at, key }: { readonly sent?: number; readonly key?: Uint8Array } = {},
  ): void {
    const profiles = [...this.people, ...this.#seconds.values()];
    const known = profiles.find(({ device }) => device.id === from.device)?.device.mls.publicKey;
    const body = bodySchema.parse({
      ...{ v: 1, type: 'call', message: newId(), counter: 1, seen: [], at: this.clock.at },
      ...{ call, sent, signal },
    }) as CallBody;
    this.words.push({
      ...{ conversation: this.conversation, from, body },
      key: key ?? known ?? new Uint8Array(32),
    });
  }

  /** One computer hears the next word; its own it has said already. */
  hearNext(computer: Computer): boolean {
    const word = this.words[computer.heard];
    if (word === undefined) return false;
    computer.heard += 1;
    if (word.from.device !== computer.seat.device) this.hear(computer, word);
    return true;
  }

  hear({ desk }: Computer, { conversation, from, key, body }: Word): void {
    const author = { accountId: from.account, deviceId: from.device, signatureKey: key };
    inTransaction(desk.store, () =>
      takeSignal(desk, {
        ...{ conversation, body, mine: from.account === desk.account.id },
        author: author as Parameters<typeof takeSignal>[1]['author'],
      }),
    );
  }

  /** Until nobody has anything more to say or hear. */
  async settle(): Promise<void> {
    for (;;) {
      this.send();
      const moved = this.computers.filter((one) => this.hearNext(one));
      await new Promise((resolve) => setImmediate(resolve));
      this.send();
      if (moved.length === 0 && this.computers.every(({ heard }) => heard === this.words.length)) return;
    }
  }

  now(computer: Computer): number {
    return callNow(computer.desk);
  }
}
