/** Devices of two people over a service in memory: they write, renew keys, move on to another generation, come, go, lose requests and answers, wait, and start again, in an order that a seed gives. */
import { AppError } from '../../contract/errors/app-error.ts';
import { newId } from '../../main/engine/crypto/ids.ts';
import { updateKeys } from '../../main/engine/e2ee/index.ts';
import { drain } from '../../main/engine/messaging/drain.ts';
import { noteNeed } from '../../main/engine/messaging/needs.ts';
import { writeMessage } from '../../main/engine/messaging/writing.ts';
import { getConversation } from '../../main/engine/store/repositories/conversations.ts';
import { addToInbox } from '../../main/engine/store/repositories/inbox.ts';
import { listConversationsWithOutbox } from '../../main/engine/store/repositories/outbox.ts';
import { listRepairs } from '../../main/engine/store/repositories/repair.ts';
import { getRows } from '../../main/engine/store/statement.ts';
import { type Fault, ModelRelay } from './model-relay.ts';
import { bringIn, knowsNewestList, type Seat, seatFour, startAgain, takeOut } from './seats.ts';
import { seededRandom } from './seeded-random.ts';

/** What a device has at the end, in the order of its list. */
export interface SeatHistory {
  readonly name: string;
  /** `whole`: there from the start to the end. `later`: came in between, and has what was written since. */
  readonly kind: 'whole' | 'later';
  readonly lines: readonly string[];
}

/** What a run came to. */
export interface Outcome {
  /** Lines of devices that are still in: each of them must be there. */
  readonly written: readonly string[];
  /** Lines of devices that were taken out meanwhile: there on all sides, or on none. */
  readonly uncertain: readonly string[];
  /** Written once everything was calm: everybody must have them, also who came late. */
  readonly last: readonly string[];
  readonly histories: readonly SeatHistory[];
  /** The highest epoch of the first device's groups. */
  readonly epochs: number;
  readonly generation: number;
  readonly faults: number;
  readonly came: number;
  readonly went: number;
}

/** Longer than a device waits until it asks again. */
const hourMs = 61 * 60 * 1000;
const mostComing = 2;
const mostGoing = 2;
const mostRenewals = 2;

class Run {
  readonly #random: () => number;
  readonly #relay = new ModelRelay();
  readonly #conversation = newId();
  readonly #out = new Set<Seat>();
  readonly #byWriter = new Map<Seat, string[]>();
  #seats: Seat[] = [];
  #laterMs = 0;
  #lines = 0;
  #isCalm = false;
  #faults = 0;
  #came = 0;
  #went = 0;
  #renewals = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  async begin(): Promise<void> {
    const clock = { now: () => Date.now() + this.#laterMs };
    this.#seats = await seatFour(this.#relay, clock, this.#conversation);
  }

  async step(): Promise<void> {
    const present = this.#present();
    const seat = present[this.#dice(present.length)];
    if (seat === undefined) return;
    const what = this.#dice(40);
    if (what < 12) this.#write(seat);
    else if (what < 23) this.#collect(seat, 1 + this.#dice(4));
    else if (what < 26) await this.#renewKeys(seat);
    else if (what < 30) seat.desk = startAgain(seat);
    else if (what === 30) await this.#come(seat);
    else if (what === 31) this.#go(seat);
    else if (what === 32) this.#moveOn(seat);
    else await this.#work(seat);
  }

  /** Nothing is lost any more: everything arrives, and everybody writes once more. */
  async end(): Promise<Outcome> {
    this.#isCalm = true;
    await this.#settle();
    const last = this.#present().map((seat) => this.#write(seat));
    await this.#settle();
    const present = this.#present();
    const outcome: Outcome = {
      written: present.flatMap((seat) => this.#byWriter.get(seat) ?? []),
      uncertain: [...this.#out].flatMap((seat) => this.#byWriter.get(seat) ?? []),
      last,
      histories: present.map((seat) => ({
        name: seat.name,
        kind: Number(seat.name) < 4 ? 'whole' : 'later',
        lines: this.#read(seat),
      })),
      epochs: Math.max(
        0,
        ...getRows<{ epoch: number }>((present[0] as Seat).store, 'SELECT epoch FROM mls_group').map(
          (row) => row.epoch,
        ),
      ),
      generation: this.#relay.head.generation,
      faults: this.#faults,
      came: this.#came,
      went: this.#went,
    };
    for (const { store } of this.#seats) store.close();
    return outcome;
  }

  #dice = (sides: number): number => Math.floor(this.#random() * sides);
  #present = (): readonly Seat[] => this.#seats.filter((seat) => !this.#out.has(seat));
  #isOpen = ({ store }: Seat): boolean => getConversation(store, this.#conversation).state === 'open';

  #fault = (): Fault => {
    const kind = this.#isCalm
      ? 'none'
      : (['none', 'none', 'none', 'none', 'request', 'answer'] as const)[this.#dice(6)];
    if (kind === 'request' || kind === 'answer') this.#faults += 1;
    return kind ?? 'none';
  };

  #hasMail = ({ store, desk }: Seat): boolean =>
    (this.#relay.mailboxes.get(desk.device.id) ?? []).length > 0 ||
    getRows(store, "SELECT seq FROM inbox WHERE state = 'new'").length > 0;

  /** Nothing is on its way, and nobody waits for anything. */
  #isQuiet(): boolean {
    return this.#present().every((seat) => {
      const { store, desk } = seat;
      const isDone = listConversationsWithOutbox(store).length + listRepairs(store).length === 0;
      return isDone && !this.#hasMail(seat) && desk.groups.listPending().length === 0 && this.#isOpen(seat);
    });
  }

  #write(seat: Seat): string {
    const text = `${seat.name}: line ${this.#lines++}`;
    // Before it opens only the one who opens it cannot write.
    if (!this.#isOpen(seat) && seat.name === '0') return text;
    writeMessage(seat.desk, { conversation: this.#conversation, message: newId(), text });
    this.#byWriter.set(seat, [...(this.#byWriter.get(seat) ?? []), text]);
    return text;
  }

  #collect(seat: Seat, count: number): void {
    const items = this.#relay.mailboxes.get(seat.desk.device.id)?.splice(0, count) ?? [];
    // A service that did not hear the acknowledgement delivers again.
    if (items.length > 0 && !this.#isCalm && this.#dice(5) === 0)
      addToInbox(seat.store, items, seat.clock.now());
    addToInbox(seat.store, items, seat.clock.now());
  }

  async #work(seat: Seat): Promise<void> {
    const { account, device } = seat.desk;
    const authorised = this.#relay.as({ account: account.id, device: device.id }, this.#fault);
    try {
      await drain(seat.desk, authorised);
    } catch (thrown) {
      // The connection is gone. Now and then the process with it: nothing but the store is left.
      if (!(thrown instanceof AppError) || thrown.code !== 'network.offline') throw thrown;
      if (this.#dice(2) === 0) seat.desk = startAgain(seat);
    }
  }

  async #renewKeys(seat: Seat): Promise<void> {
    const { store } = seat;
    const { groups } = seat.desk;
    if (!this.#isOpen(seat)) return;
    const { generation } = getConversation(store, this.#conversation);
    if (!groups.isWorking(this.#conversation, generation)) return;
    if (groups.findPending(this.#conversation, generation) !== undefined) return;
    const draft = await updateKeys(groups.load(this.#conversation, generation));
    groups.savePending(this.#conversation, generation, draft, []);
  }

  async #come(by: Seat): Promise<void> {
    if (this.#came === mostComing || !this.#isOpen(by) || !knowsNewestList(this.#relay, by)) return;
    this.#came += 1;
    this.#seats.push(await bringIn(this.#relay, by, `${this.#seats.length}`, this.#conversation));
  }

  #go(by: Seat): void {
    // The first one stays: with it the conversation opens.
    const gone = this.#present().find(
      (seat) => seat !== by && seat.name !== '0' && seat.desk.account.id === by.desk.account.id,
    );
    // Who removes a computer believes nothing of it from then on, not even what it let them into: the mail is read first.
    const isReady = this.#isOpen(by) && knowsNewestList(this.#relay, by) && !this.#hasMail(by);
    if (gone === undefined || this.#went === mostGoing || !isReady) return;
    this.#went += 1;
    this.#out.add(gone);
    takeOut(this.#relay, by, gone);
  }

  /** Somebody found that the conversation cannot go on as it is. */
  #moveOn(seat: Seat): void {
    if (this.#renewals === mostRenewals || !this.#isOpen(seat)) return;
    this.#renewals += 1;
    this.#laterMs += hourMs;
    noteNeed(seat.desk, this.#conversation, 'renew');
  }

  async #settle(): Promise<void> {
    for (let round = 0; round < 16; round++) {
      for (const seat of this.#present()) {
        this.#collect(seat, Number.POSITIVE_INFINITY);
        await this.#work(seat);
      }
      if (this.#isQuiet()) return;
      if (round % 4 === 3) this.#laterMs += hourMs;
    }
  }

  #read = ({ store }: Seat): readonly string[] =>
    getRows<{ text: string }>(
      store,
      'SELECT body_text AS text FROM message WHERE conversation = $conversation AND notice IS NULL ORDER BY sort_key, id',
      { conversation: this.#conversation },
    ).map((row) => row.text);
}

/** Runs `steps` steps, then lets everything arrive. */
export async function interleave(seed: number, steps: number): Promise<Outcome> {
  const run = new Run(seed);
  await run.begin();
  for (let step = 0; step < steps; step++) await run.step();
  return run.end();
}

/** What is wrong with a run, in words; empty when nothing was lost, doubled or shown in another order. */
export function findDifferences({
  written,
  uncertain,
  last,
  histories,
  generation,
}: Outcome): readonly string[] {
  const wrong: string[] = [];
  const known = new Set([...written, ...uncertain]);
  const common = histories.find(({ kind }) => kind === 'whole')?.lines ?? [];
  for (const { name, kind, lines } of histories) {
    const wanted = kind === 'whole' ? written : last;
    const lost = wanted.filter((line) => !lines.includes(line));
    if (lost.length > 0) wrong.push(`device ${name} lost ${lost.join(', ')}`);
    const foreign = lines.filter((line) => !known.has(line));
    if (foreign.length > 0) wrong.push(`device ${name} shows what nobody wrote: ${foreign.join(', ')}`);
    if (new Set(lines).size < lines.length) wrong.push(`device ${name} shows a line twice`);
    // What was sealed anew for another generation stands, for who came in between, where the service numbered it the second time.
    const counts = kind === 'later' && generation > 1 ? new Set(last) : new Set(lines);
    const [here, there] = [lines, common].map((all) => all.filter((line) => counts.has(line)));
    const isSame = here?.join('\n') === there?.join('\n');
    if (!isSame || (kind === 'whole' && lines.length !== common.length))
      wrong.push(`device ${name} shows another order or other lines`);
  }
  return wrong;
}
