/** One person of a scenario: a real engine in its own process over its own profile, driven through the bridge's calls. */
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallChannelRequest,
  type CallChannelResponse,
  type CallEngineChannel,
  type CallEventName,
  callChannels,
  callEvents,
} from '../../contract/bridge/call-channels.ts';
import type { ChannelRequest, ChannelResponse, EngineChannel } from '../../contract/bridge/channels.ts';
import { channels } from '../../contract/bridge/channels.ts';
import type { FromEngine, ToEngine, WatchToken } from '../../contract/bridge/engine-port.ts';
import { type EventName, type EventPayload, events } from '../../contract/bridge/events.ts';
import {
  type ShellCall,
  type ShellRequest,
  type ShellResponse,
  shellCalls,
} from '../../contract/bridge/shell-calls.ts';
import type { MessageView } from '../../contract/bridge/views.ts';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { compileCache } from './compile-cache.ts';

export interface PersonPlace {
  readonly profileDir?: string;
  readonly serviceUrl: string;
  /** Where the keyring is (keyring.ts). */
  readonly env: Readonly<Record<string, string>>;
  readonly serviceCa?: string;
  /** A program and its arguments that start the engine (small-disk.ts). */
  readonly enter?: readonly string[];
  /** What this machine calls itself; left out: what the system says. */
  readonly machineId?: string;
  /** The way that a shell would name; left out: the engine asks for none. */
  readonly proxy?: string;
}

/** A fresh id, as the renderer makes them. */
export function freshId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

/** The sources, or what engine-bundle.ts made of them for this run. */
const program = process.env['O7_TEST_ENGINE'] ?? join(import.meta.dirname, 'engine-child.ts');

/** Runs Node under strace: writes, reads and syncs of all its threads, strings up to 200 bytes. */
function traced(file: string | undefined): Pick<ForkOptions, 'execPath' | 'execArgv'> {
  if (file === undefined) return { execArgv: [] };
  const calls = 'trace=fdatasync,fsync,write,writev,sendto,sendmsg,read,readv,recvfrom';
  return {
    execPath: 'strace',
    execArgv: ['-f', '-qq', '-s', '200', '-e', calls, '-o', file, process.execPath],
  };
}

/** Runs Node behind another program. */
function entered(enter: readonly string[] | undefined): Pick<ForkOptions, 'execPath' | 'execArgv'> {
  if (enter === undefined) return {};
  const [execPath = '', ...execArgv] = enter;
  return { execPath, execArgv: [...execArgv, process.execPath] };
}

/** Not a line of the app's own. */
const isWritten = ({ notice }: MessageView): boolean => notice === null;

export class Person {
  readonly profileDir: string;
  /** What the engine handed out for the time after a lock. */
  watchToken: WatchToken | null = null;
  /** An engine of this run of the app refused somebody under 13; the next one is told, as the shell does. */
  ageRefused = false;
  /** The last `attention.changed`. */
  attention: EventPayload<'attention.changed'> | null = null;
  /** How often something was said to have come just now. */
  arrivals = 0;
  /** Every `typing.changed`, oldest first. */
  readonly typing: EventPayload<'typing.changed'>[] = [];
  /** What windows of calls were told: `ID call.rekeyed`, oldest first. */
  readonly callEvents: string[] = [];
  readonly #place: PersonPlace;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #listeners = new Set<() => void>();
  #child: ChildProcess | null = null;
  #nextCall = 1;
  #way: string | null;
  #routesAsked = 0;
  #ended: Promise<void> = Promise.resolve();
  /** The signal that ended the last engine; null while it runs, and where it ended by itself. */
  diedOf: NodeJS.Signals | null = null;

  constructor(place: PersonPlace) {
    this.#place = place;
    this.#way = place.proxy ?? null;
    this.profileDir = place.profileDir ?? mkdtempSync(join(tmpdir(), 'o7p-'));
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Starts the engine and waits until it answers. `traceTo`: a file that strace writes its system calls to. `crashAt`: it
   * ends as a power cut would at this crash point (main/engine/crash-points.ts), or `point*3` at the third time.
   */
  async start(options: { readonly traceTo?: string; readonly crashAt?: string } = {}): Promise<this> {
    const crash = options.crashAt === undefined ? {} : { O7_DEV_CRASH_AT: options.crashAt };
    const child = fork(program, {
      env: { PATH: process.env['PATH'] ?? '', ...compileCache, ...this.#place.env, ...crash },
      ...traced(options.traceTo),
      ...entered(this.#place.enter),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    const ready = Promise.withResolvers<void>();
    child.on('message', (message: FromEngine) => {
      if (message.t === 'ready') ready.resolve();
      else if (message.t === 'reply') this.#settle(message);
      else if (message.t === 'wantRoute') this.#answerRoute();
      else if (message.t === 'watchToken') this.watchToken = message.token;
      else if (message.t === 'ageRefused') this.ageRefused = true;
      else if (message.t === 'event') this.#hear(message.name as EventName, message.payload);
      else if (message.t === 'callEvent') this.#hearCall(message);
    });
    const ended = Promise.withResolvers<void>();
    this.#ended = ended.promise;
    this.diedOf = null;
    child.once('exit', (_code, signal) => {
      this.diedOf = signal;
      ended.resolve();
      ready.reject(new AppError('engine.restarted'));
      for (const one of this.#waiting.values()) one.reject(new AppError('engine.restarted'));
      this.#waiting.clear();
    });
    const { serviceUrl, serviceCa, proxy, machineId } = this.#place;
    this.#post({
      t: 'start',
      options: {
        profileDir: this.profileDir,
        serviceUrl,
        keychainService: 'o7-therapy-scenario',
        leastPasscodeCost: true,
        ...(serviceCa === undefined ? {} : { serviceCa }),
        ...(machineId === undefined ? {} : { machineId }),
        ...(proxy === undefined ? {} : { awaitProxy: true }),
        ...(this.ageRefused ? { ageRefused: true } : {}),
      },
    });
    await ready.promise;
    return this;
  }

  /** How often the engine asked for the way. */
  get routesAsked(): number {
    return this.#routesAsked;
  }

  /** The system's settings changed; the engine learns it when it asks. */
  goThrough(proxy: string | null): void {
    this.#way = proxy;
  }

  #answerRoute(): void {
    this.#routesAsked += 1;
    this.#post({ t: 'route', ways: [this.#way] });
  }

  #post(message: ToEngine): void {
    // One that was killed a moment ago hears nothing: its `exit` answers who waits.
    this.#child?.send(message, () => {});
  }

  #settle(message: Extract<FromEngine, { t: 'reply' }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new AppError(message.error.code, { fields: message.error.fields }));
  }

  #hear<Name extends EventName>(name: Name, payload: unknown): void {
    const parsed = events[name].parse(payload);
    if (name === 'attention.changed') {
      this.attention = events['attention.changed'].parse(parsed);
      if (this.attention.arrived) this.arrivals += 1;
    }
    if (name === 'typing.changed') this.typing.push(events['typing.changed'].parse(parsed));
    for (const listener of this.#listeners) listener();
  }

  #hearCall({ call, name, payload }: Extract<FromEngine, { t: 'callEvent' }>): void {
    callEvents[name as CallEventName].parse(payload);
    this.callEvents.push(`${call} ${name}`);
    for (const listener of this.#listeners) listener();
  }

  /** One request of the window of a call; request and answer are checked as the shell does. */
  async ask<Name extends CallEngineChannel>(
    call: string,
    channel: Name,
    request: CallChannelRequest<Name>,
  ): Promise<CallChannelResponse<Name>> {
    const parsed = callChannels[channel].request.parse(request);
    const answer = await this.callAsShell('calls.ask', { call, channel, request: parsed });
    return callChannels[channel].response.parse(answer) as CallChannelResponse<Name>;
  }

  /** One call of the bridge; request and answer are checked against the contract, as the shell does. */
  async call<Name extends EngineChannel>(
    name: Name,
    request: ChannelRequest<Name>,
  ): Promise<ChannelResponse<Name>> {
    const answer = await this.#ask(name, channels[name].request.parse(request));
    return channels[name].response.parse(answer) as ChannelResponse<Name>;
  }

  /** One call that only the shell makes. */
  async callAsShell<Name extends ShellCall>(
    name: Name,
    request: ShellRequest<Name>,
  ): Promise<ShellResponse<Name>> {
    const answer = await this.#ask(name, shellCalls[name].request.parse(request));
    return shellCalls[name].response.parse(answer) as ShellResponse<Name>;
  }

  /** What the shell tells an engine that it started after a lock. */
  watch(token: WatchToken, unread: number): void {
    this.#post({ t: 'watch', watch: { ...token, unread } });
  }

  #ask(channel: string, request: unknown): Promise<unknown> {
    // Between a kill and the next start nobody would ever answer.
    if (this.#child?.connected !== true) throw new AppError('engine.restarted');
    const id = this.#nextCall++;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#post({ t: 'call', id, channel, request });
    return waiting.promise;
  }

  /** Asks again at every event until the answer fits. */
  async until<Answer>(
    ask: () => Promise<Answer>,
    fits: (answer: Answer) => boolean,
    what = 'condition',
    withinMs = 40_000,
  ): Promise<Answer> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const heard = Promise.withResolvers<void>();
      this.#listeners.add(heard.resolve);
      const timer = setTimeout(heard.resolve, 250);
      try {
        const answer = await ask();
        if (fits(answer)) return answer;
        if (Date.now() > deadline)
          throw new Error(`${what} did not come: ${JSON.stringify(answer).slice(0, 600)}`);
        await heard.promise;
      } finally {
        clearTimeout(timer);
        this.#listeners.delete(heard.resolve);
      }
    }
  }

  write(conversation: string, text: string, message = freshId()): Promise<MessageView> {
    return this.call('messages.send', { conversation, message, text });
  }

  async texts(conversation: string): Promise<readonly string[]> {
    return (await this.messages(conversation)).filter(isWritten).map((message) => message.text);
  }

  /** Every text of a conversation, read page by page. */
  async allTexts(conversation: string): Promise<readonly string[]> {
    const texts: string[] = [];
    let before: ChannelRequest<'messages.list'>['before'] = null;
    for (;;) {
      const page: ChannelResponse<'messages.list'> = await this.call('messages.list', {
        conversation,
        before,
        limit: 200,
      });
      texts.unshift(...page.messages.filter(isWritten).map(({ text }) => text));
      const [oldest] = page.messages;
      if (!page.more || oldest === undefined) return texts;
      before = { order: oldest.order, id: oldest.id };
    }
  }

  async messages(conversation: string): Promise<readonly MessageView[]> {
    return (await this.call('messages.list', { conversation, before: null, limit: 200 })).messages;
  }

  online(): Promise<unknown> {
    return this.until(
      () => this.call('connection.status', {}),
      (status) => status.state === 'online',
      'online',
    );
  }

  /** Resolves once the engine has ended by itself, as at a crash point. */
  async ended(): Promise<void> {
    await this.#end(() => {});
  }

  /** Resolves once the engine is gone, whatever ended it. */
  gone(): Promise<void> {
    return this.#ended;
  }

  /** Ends the engine as a crash would. */
  async kill(): Promise<void> {
    await this.#end((child) => child.kill('SIGKILL'));
  }

  /** Ends the engine as quitting the app does: its port closes, a WAL stays behind. */
  async stop(): Promise<void> {
    await this.#end((child) => child.disconnect());
  }

  /** Ends the engine as the shell does when the person quits: it is told, closes its store, and goes. */
  async quit(): Promise<void> {
    await this.#end(() => this.#post({ t: 'stop', quits: true }));
  }

  async #end(how: (child: ChildProcess) => unknown): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = Promise.withResolvers<void>();
    child.once('exit', () => gone.resolve());
    how(child);
    await gone.promise;
    this.#child = null;
  }
}
