/** Malformed mail for an engine: real items broken in their fields or their sealed bytes, and bodies that a real device sealed and that say nonsense. */
import { bodySchema } from '../../contract/domain/body.ts';
import { limits } from '../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../contract/encoding/base64url.ts';
import { isErrorCode } from '../../contract/errors/catalogue.ts';
import { type MailboxItem, serverFrameSchema } from '../../contract/wire/mailbox.ts';
import { newId } from '../../main/engine/crypto/ids.ts';
import { encryptMessage, epochOf, updateKeys } from '../../main/engine/e2ee/index.ts';
import { drain } from '../../main/engine/messaging/drain.ts';
import { writeMessage } from '../../main/engine/messaging/writing.ts';
import { getConversation } from '../../main/engine/store/repositories/conversations.ts';
import { addToInbox } from '../../main/engine/store/repositories/inbox.ts';
import { getRows, run } from '../../main/engine/store/statement.ts';
import { Fuzzer, type FuzzOutcome, heapAfterGc, Tally } from './fuzz.ts';
import { ModelRelay } from './model-relay.ts';
import { bringIn, type Seat, seatFour } from './seats.ts';

class MailFuzz {
  readonly #fuzzer: Fuzzer;
  readonly #tally: Tally;
  readonly #relay = new ModelRelay();
  readonly #conversation = newId();
  /** Real items, to be broken. */
  readonly #real: MailboxItem[] = [];
  #seats: readonly Seat[] = [];
  #laterMs = 0;
  #seq = 1_000_000;
  #lines = 0;

  constructor(fuzzer: Fuzzer, tally: Tally) {
    this.#fuzzer = fuzzer;
    this.#tally = tally;
  }

  /** The one that gets all of it. */
  get #victim(): Seat {
    return this.#seats[0] as Seat;
  }

  get #author(): Seat {
    return this.#seats[2] as Seat;
  }

  /** Every kind of item there is, once through for real; copies are kept. */
  async begin(): Promise<void> {
    const clock = { now: () => Date.now() + this.#laterMs };
    this.#seats = await seatFour(this.#relay, clock, this.#conversation);
    await this.settle();
    for (const seat of this.#seats) this.#write(seat);
    const { groups } = this.#author.desk;
    groups.savePending(this.#conversation, 1, await updateKeys(groups.load(this.#conversation, 1)), []);
    await this.settle();
    this.#seats = [...this.#seats, await bringIn(this.#relay, this.#author, '4', this.#conversation)];
    await this.settle();
  }

  #write(seat: Seat): string {
    const text = `line ${this.#lines++}`;
    writeMessage(seat.desk, { conversation: this.#conversation, message: newId(), text });
    return text;
  }

  async #work(seat: Seat): Promise<void> {
    const { account, device } = seat.desk;
    const items = this.#relay.mailboxes.get(device.id)?.splice(0) ?? [];
    if (this.#real.length < 60) this.#real.push(...items);
    addToInbox(seat.store, items, seat.clock.now());
    await drain(
      seat.desk,
      this.#relay.as({ account: account.id, device: device.id }, () => 'none'),
    );
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 6; round++) for (const seat of this.#seats) await this.#work(seat);
  }

  /** A body that says something broken. To leave is said as nothing else: after it there would be no conversation. */
  #nonsense(): Uint8Array {
    const body = { ...(this.#fuzzer.fitting(bodySchema) as object), v: 1 };
    const value = this.#fuzzer.dice(4) === 0 ? body : this.#fuzzer.broken(body);
    const parsed = bodySchema.safeParse(value);
    if (parsed.success && parsed.data.type === 'leave') return this.#nonsense();
    const json = Buffer.from(JSON.stringify(value) ?? '');
    const said = this.#fuzzer.dice(5) === 0 ? this.#fuzzer.brokenBytes(json) : Uint8Array.from(json);
    // More than an envelope holds is sealed by nobody.
    return said.length > limits.textBytes ? this.#nonsense() : said;
  }

  /** A body that the author's device really seals. */
  async #sealNonsense(): Promise<MailboxItem> {
    const { desk } = this.#author;
    const { generation } = getConversation(desk.store, this.#conversation);
    const state = desk.groups.load(this.#conversation, generation);
    const said = this.#nonsense();
    const encrypted = await encryptMessage(state, said);
    desk.groups.save(this.#conversation, generation, encrypted, () => undefined);
    return {
      kind: 'message',
      seq: this.#seq++,
      at: 1,
      conversation: this.#conversation,
      generation,
      envelope: newId(),
      senderDevice: desk.device.id,
      number: this.#seq,
      epoch: epochOf(encrypted.state),
      bytes: toBase64Url(encrypted.envelope),
    };
  }

  #breakItem(): unknown {
    const item = this.#fuzzer.pick(this.#real);
    const fresh = { ...item, seq: this.#seq++ };
    if ('bytes' in fresh && this.#fuzzer.dice(3) > 0) {
      const bytes = toBase64Url(this.#fuzzer.brokenBytes(fromBase64Url(fresh.bytes)));
      return { ...fresh, envelope: newId(), bytes };
    }
    return { ...(this.#fuzzer.broken(fresh) as object), seq: fresh.seq };
  }

  /** `count` items; all at once, as the service delivers them. */
  async breakMail(count: number): Promise<void> {
    const { store } = this.#victim;
    const items: MailboxItem[] = [];
    for (let at = 0; at < count; at++) {
      const made = this.#fuzzer.dice(3) === 0 ? await this.#sealNonsense() : this.#breakItem();
      // As the live socket reads what comes; what it refuses ends the connection.
      const frame = serverFrameSchema.safeParse({ v: 1, t: 'deliver', items: [made] });
      if (!frame.success) this.#tally.add('network.badAnswer');
      else if (frame.data.t === 'deliver') items.push(...frame.data.items);
    }
    addToInbox(store, items, this.#victim.clock.now());
    await this.#work(this.#victim);
    for (const { seq } of items) {
      const [row] = getRows<{ state: string; code: string | null }>(
        store,
        'SELECT state, code FROM inbox WHERE seq = $seq',
        { seq },
      );
      const { state = 'gone', code = null } = row ?? {};
      this.#tally.add(state === 'aside' ? (code ?? 'aside') : state);
      if (state === 'aside' && (code === null || !isErrorCode(code) || code === 'internal.unexpected'))
        this.#tally.wrong.push(`set aside with ${code}`);
    }
    // The upkeep of a year, so that only what the engine itself holds on to can grow.
    run(store, "DELETE FROM inbox WHERE state IN ('done', 'aside')");
  }

  /** The conversation still works: everybody writes, everybody reads. Answers what somebody is missing. */
  async listMissing(): Promise<readonly string[]> {
    const work = async () => {
      for (let round = 0; round < 3; round++) {
        await this.settle();
        this.#laterMs += 61 * 60 * 1000;
      }
    };
    await work();
    const lines = this.#seats.map((seat) => this.#write(seat));
    await work();
    return this.#seats.flatMap(({ name, store }) => {
      const texts = getRows<{ text: string }>(store, 'SELECT body_text AS text FROM message').map(
        ({ text }) => text,
      );
      return lines.filter((line) => !texts.includes(line)).map((line) => `${name} misses ${line}`);
    });
  }

  close(): void {
    for (const { store } of this.#seats) store.close();
  }
}

/** At least `count` malformed items for one device; `missing`: lines that somebody does not get any more afterwards. */
export async function fuzzMail(
  seed: number,
  count: number,
): Promise<FuzzOutcome & { readonly missing: readonly string[] }> {
  const tally = new Tally();
  const mail = new MailFuzz(new Fuzzer(seed), tally);
  await mail.begin();
  await mail.breakMail(50);
  const before = await heapAfterGc();
  while (tally.total < count) await mail.breakMail(50);
  const grownBytes = (await heapAfterGc()) - before;
  const missing = await mail.listMissing();
  mail.close();
  return { tally, grownBytes, missing };
}
