/** One end of a bridge in memory: requests, answers and events are parsed by the contract's schemas, so that a fake cannot drift from it. */

import './zod-jitless.ts';
import type { ZodType } from 'zod';
import { AppError, type ErrorReport } from '../../contract/errors/app-error.ts';

interface Contract<Name extends string, Event extends string> {
  readonly channels: Readonly<Record<Name, { readonly request: ZodType; readonly response: ZodType }>>;
  readonly events: Readonly<Record<Event, ZodType>>;
  /** The name under which the page subscribes. */
  readonly eventMethod: (name: Event) => string;
}

type Listener = (payload: unknown) => void;
type Result =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorReport };

/** `answer` gives what a channel answers to a parsed request; an error of ours becomes the reply. */
export function fakeDoor<Name extends string, Event extends string>(
  { channels, events, eventMethod }: Contract<Name, Event>,
  answer: (name: Name, request: unknown) => unknown,
) {
  const listeners = new Map<Event, Set<Listener>>();
  const failures = new Map<Name, AppError[]>();
  const calls: { name: Name; request: unknown }[] = [];

  async function call(name: Name, request: unknown): Promise<Result> {
    calls.push({ name, request });
    try {
      const parsed = channels[name].request.safeParse(request);
      if (!parsed.success) throw new AppError('request.invalid');
      const failure = failures.get(name)?.shift();
      if (failure !== undefined) throw failure;
      return { ok: true, value: channels[name].response.parse(await answer(name, parsed.data)) };
    } catch (thrown) {
      // Anything else, an answer that the contract does not allow among it, is a mistake of the test.
      if (!(thrown instanceof AppError)) throw thrown;
      return { ok: false, error: thrown.toReport() };
    }
  }

  const subscriptions: Record<string, unknown> = {};
  for (const name of Object.keys(events) as Event[]) {
    subscriptions[eventMethod(name)] = (listener: Listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    };
  }
  return {
    call,
    calls,
    subscriptions,
    emit(name: Event, payload: unknown): void {
      const parsed = events[name].parse(payload);
      for (const listener of listeners.get(name) ?? []) listener(parsed);
    },
    failNext(name: Name, error: AppError): void {
      failures.set(name, [...(failures.get(name) ?? []), error]);
    },
  };
}
