/** A service in memory for many devices of one process: the same rules for logs, numbers and mailboxes, and faults on order. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import type { RouteName } from '../../contract/wire/routes.ts';
import type { Authorised } from '../../main/engine/sync/authorised.ts';
import type { Ask } from '../../main/engine/sync/service-client.ts';

/** Whether a request is lost on its way there, or its answer on the way back. */
export type Fault = 'none' | 'request' | 'answer';

interface Caller {
  readonly account: string;
  readonly device: string;
}

type Entry = Ask<'conversations.commit'> & Caller & { readonly number: number };
type WithoutSeq<Item> = Item extends MailboxItem ? Omit<Item, 'seq'> : never;

/** One conversation of all the devices that were added. */
export class ModelRelay {
  readonly mailboxes = new Map<string, MailboxItem[]>();
  readonly #owners = new Map<string, string>();
  readonly #packages = new Map<string, string[]>();
  readonly #answers = new Map<string, { number: number; at: number; accepted: number }>();
  readonly #log: Entry[] = [];
  readonly #seqs = new Map<string, number>();
  #generation = 0;
  #last = 0;
  #number = 0;

  addDevice(caller: Caller, packages: readonly string[]): void {
    this.#owners.set(caller.device, caller.account);
    this.#packages.set(caller.device, [...packages]);
    this.mailboxes.set(caller.device, []);
  }

  /** This device's way to the service; `fault` is asked for every request. */
  as(caller: Caller, fault: () => Fault): Authorised {
    const ask = async (name: RouteName, request: unknown): Promise<unknown> => {
      const what = fault();
      if (what === 'request') throw new AppError('network.offline');
      const answer = this.#answer(caller, name, request);
      if (what === 'answer') throw new AppError('network.offline');
      return { v: 1, ...answer };
    };
    return ask as Authorised;
  }

  #answer(caller: Caller, name: RouteName, request: unknown): object {
    switch (name) {
      case 'conversations.create':
        return {};
      case 'keyPackages.fetch':
        return this.#fetch((request as Ask<'keyPackages.fetch'>).account);
      case 'conversations.commit':
        return this.#commit(caller, request as Ask<'conversations.commit'>);
      case 'conversations.log':
        return this.#readLog(request as Ask<'conversations.log'>);
      case 'messages.send':
        return this.#send(caller, request as Ask<'messages.send'>);
      case 'conversations.ask':
        this.#deliver(caller, () => ({ kind: 'ask', at: 1, ask: (request as Ask<'conversations.ask'>).ask }));
        return {};
      default:
        throw new AppError('request.notFound');
    }
  }

  #fetch(account: string): object {
    const devices = [...this.#owners].filter(([, owner]) => owner === account).map(([device]) => device);
    const packages = devices.flatMap((device) => {
      const held = this.#packages.get(device) ?? [];
      const keyPackage = held.length > 1 ? held.shift() : held[0];
      return keyPackage === undefined ? [] : [{ device, keyPackage, lastResort: held.length === 1 }];
    });
    return { packages };
  }

  #accept(caller: Caller): { number: number; at: number; accepted: number } {
    this.#number += 1;
    return { number: this.#number, at: 1_000 + this.#number, accepted: 1 + caller.device.length };
  }

  #deliver(caller: Caller, make: (device: string) => WithoutSeq<MailboxItem>): void {
    for (const [device, mailbox] of this.mailboxes) {
      if (device === caller.device) continue;
      const seq = (this.#seqs.get(device) ?? 0) + 1;
      this.#seqs.set(device, seq);
      mailbox.push({ ...make(device), seq } as MailboxItem);
    }
  }

  #commit(caller: Caller, asked: Ask<'conversations.commit'>): object {
    const known = this.#answers.get(`${caller.device}/${asked.envelope}`);
    if (known !== undefined) return known;
    const isNext = asked.generation === this.#generation && asked.position === this.#last + 1;
    const opens = asked.generation === this.#generation + 1 && asked.position === 1;
    if (!isNext && !opens) throw new AppError('log.positionTaken');
    const answer = this.#accept(caller);
    this.#answers.set(`${caller.device}/${asked.envelope}`, answer);
    this.#log.push({ ...asked, ...caller, number: answer.number });
    this.#generation = asked.generation;
    this.#last = asked.position;
    const { conversation, generation, position, envelope } = asked;
    const shared = { conversation, generation, position, envelope, senderDevice: caller.device, ...answer };
    const { accepted: _accepted, ...item } = shared;
    this.#deliver(caller, (device) => {
      const welcome = asked.welcomes.find((one) => one.device === device);
      return welcome === undefined
        ? { kind: 'commit', ...item, bytes: asked.bytes }
        : { kind: 'welcome', ...item, bytes: welcome.bytes };
    });
    return answer;
  }

  #readLog({ generation, from }: Ask<'conversations.log'>): object {
    const all = this.#log.filter((entry) => entry.generation === generation);
    const entries = all
      .filter((entry) => entry.position >= from)
      .slice(0, 50)
      .map(({ position, envelope, device, number, bytes }) => ({
        position,
        envelope,
        senderDevice: device,
        number,
        at: 1,
        bytes,
      }));
    return { last: all.at(-1)?.position ?? 0, entries };
  }

  #send(caller: Caller, asked: Ask<'messages.send'>): object {
    const known = this.#answers.get(`${caller.device}/${asked.envelope}`);
    if (known !== undefined) return known;
    const isFresh = asked.epoch === this.#last || asked.epoch === this.#last - 1;
    if (asked.generation !== this.#generation || !isFresh) throw new AppError('envelope.staleEpoch');
    const answer = this.#accept(caller);
    this.#answers.set(`${caller.device}/${asked.envelope}`, answer);
    const { conversation, generation, epoch, envelope, bytes } = asked;
    const { number, at } = answer;
    this.#deliver(caller, () => ({
      kind: 'message',
      at,
      conversation,
      generation,
      envelope,
      senderDevice: caller.device,
      number,
      epoch,
      bytes,
    }));
    return answer;
  }
}
