/** A service in memory for many devices of one process: the same rules for logs, numbers and mailboxes, and faults on order. */
import type { DeviceList } from '../../contract/domain/identity.ts';
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
  /** What `deviceLists.read` answers, by account. */
  readonly lists = new Map<string, DeviceList>();
  readonly #owners = new Map<string, string>();
  readonly #packages = new Map<string, string[]>();
  readonly #answers = new Map<string, { number: number; at: number; accepted: number }>();
  readonly #log: Entry[] = [];
  readonly #seqs = new Map<string, number>();
  #generation = 0;
  #last = 0;
  #number = 0;
  #founder: string | null = null;

  addDevice(caller: Caller, packages: readonly string[]): void {
    this.#owners.set(caller.device, caller.account);
    this.#packages.set(caller.device, [...packages]);
    this.mailboxes.set(caller.device, []);
  }

  /** An account's first list, which its devices know already. */
  setList(list: DeviceList): void {
    this.lists.set(list.account, list);
  }

  newestList(account: string): DeviceList | undefined {
    return this.lists.get(account);
  }

  /** The next list, made on this device: who is off it is out, everybody else is told. */
  publish(caller: Caller, list: DeviceList): void {
    this.lists.set(list.account, list);
    for (const [device, owner] of [...this.#owners]) {
      if (owner !== list.account || list.devices.some((one) => one.device === device)) continue;
      this.#owners.delete(device);
      this.#packages.delete(device);
      this.mailboxes.delete(device);
    }
    this.#deliver(caller, () => ({ kind: 'devices', at: 1, deviceList: list }));
  }

  /** How far the log of the newest generation goes. */
  get head(): { readonly generation: number; readonly last: number } {
    return { generation: this.#generation, last: this.#last };
  }

  /** This device's way to the service; `fault` is asked for every request. */
  as(caller: Caller, fault: () => Fault): Authorised {
    const ask = async (name: RouteName, request: unknown): Promise<unknown> => {
      const what = fault();
      if (what === 'request') throw new AppError('network.offline');
      if (!this.#owners.has(caller.device)) throw new AppError('device.revoked');
      const answer = this.#answer(caller, name, request);
      if (what === 'answer') throw new AppError('network.offline');
      return { v: 1, ...answer };
    };
    return ask as Authorised;
  }

  #answer(caller: Caller, name: RouteName, request: unknown): object {
    switch (name) {
      case 'conversations.create':
        this.#founder ??= caller.account;
        return {};
      case 'deviceLists.read': {
        const { accounts } = request as Ask<'deviceLists.read'>;
        return { lists: accounts.flatMap((account) => this.lists.get(account) ?? []) };
      }
      case 'keyPackages.fetch':
        return this.#fetch(caller, (request as Ask<'keyPackages.fetch'>).account);
      case 'conversations.commit':
        return this.#commit(caller, request as Ask<'conversations.commit'>);
      case 'conversations.log':
        return this.#readLog(request as Ask<'conversations.log'>);
      case 'messages.send':
        return this.#send(caller, request as Ask<'messages.send'>);
      case 'messages.row': {
        const known = this.#answers.get(`${caller.device}/${(request as Ask<'messages.row'>).envelope}`);
        if (known === undefined) throw new AppError('envelope.unknown');
        return { row: known };
      }
      case 'conversations.ask':
        this.#deliver(caller, () => ({ kind: 'ask', at: 1, ask: (request as Ask<'conversations.ask'>).ask }));
        return {};
      default:
        throw new AppError('request.notFound');
    }
  }

  #fetch(caller: Caller, account: string): object {
    const devices = [...this.#owners]
      .filter(([device, owner]) => owner === account && device !== caller.device)
      .map(([device]) => device);
    const packages = devices.flatMap((device) => {
      const held = this.#packages.get(device) ?? [];
      const keyPackage = held.length > 1 ? held.shift() : held[0];
      return keyPackage === undefined ? [] : [{ device, keyPackage, lastResort: held.length === 1 }];
    });
    return { packages };
  }

  /** Puts something into one device's mailbox, as the service does, or as a hostile one would. */
  push(device: string, item: WithoutSeq<MailboxItem>): void {
    const seq = (this.#seqs.get(device) ?? 0) + 1;
    this.#seqs.set(device, seq);
    this.mailboxes.get(device)?.push({ ...item, seq } as MailboxItem);
  }

  #accept(caller: Caller): { number: number; at: number; accepted: number } {
    this.#number += 1;
    return { number: this.#number, at: 1_000 + this.#number, accepted: 1 + caller.device.length };
  }

  #deliver(caller: Caller, make: (device: string) => WithoutSeq<MailboxItem>): void {
    for (const device of this.mailboxes.keys()) {
      if (device === caller.device) continue;
      this.push(device, make(device));
    }
  }

  #commit(caller: Caller, asked: Ask<'conversations.commit'>): object {
    const known = this.#answers.get(`${caller.device}/${asked.envelope}`);
    if (known !== undefined) return known;
    const isNext = asked.generation === this.#generation && asked.position === this.#last + 1;
    const opens =
      asked.generation === this.#generation + 1 && asked.position === 1 && caller.account === this.#founder;
    if (!isNext && !opens) throw new AppError('log.positionTaken');
    const isMember = ({ device }: { readonly device: string }) =>
      this.#owners.has(device) && device !== caller.device;
    if (!asked.welcomes.every(isMember)) throw new AppError('request.invalid');
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
