// The one call of the app: which window shows it, and what a lock, an engine's end and a closed window do to it.

import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallView } from '../../../../../contract/bridge/call-view.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import type { EngineState } from '../../../../../main/shell/engine/engine-host.ts';
import { pairCall } from '../../../../support/fake-call.ts';

vi.mock('electron', () => ({ app: { isPackaged: false } }));

const { createCallHost } = await import('../../../../../main/shell/calls/call-host.ts');
const { viewForZoom } = await import('../../../../../main/shell/calls/zoom-view.ts');
const { en } = await import('../../../../../main/shell/texts/en.ts');
type Parts = Parameters<typeof createCallHost>[0];

const { conversation } = pairCall;
const other = `${'o'.repeat(21)}A`;

/** One scene: an engine that answers from `view`, windows that only note what is done to them. */
function scene() {
  const told: { kind: string; name: string; payload: unknown }[] = [];
  const asked: { channel: string; request: unknown }[] = [];
  const windows: { kind: string; state: string; close: () => void }[] = [];
  let view: CallView = pairCall;
  let state: EngineState = 'running';
  let isLocked = false;
  let isKnown = true;
  let ice: unknown = null;
  const onState: ((state: EngineState) => void)[] = [];
  const onProfile: (() => void)[] = [];
  let onEngine: Parameters<Parts['engine']['onEvent']>[0] = () => {};
  let isGone = false;
  let onCall: Parameters<Parts['engine']['onCallEvent']>[0] = () => {};

  const host = createCallHost({
    forZoom: (given) => viewForZoom(given, en.calls),
    engine: {
      state: () => state,
      onState: (listener) => onState.push(listener),
      onCallEvent: (listener) => {
        onCall = listener;
      },
      onEvent: (listener) => {
        onEngine = listener;
      },
      call: async (channel, request) => {
        asked.push({ channel, request });
        if (state !== 'running') throw new Error('no engine');
        if (!isKnown && channel === 'calls.ask') throw new AppError('call.over');
        if (channel === 'calls.resume') return isKnown ? view : null;
        return (request as { channel?: string }).channel === 'call.ice' ? ice : view;
      },
    },
    profile: {
      isLocked: () => isLocked,
      isGone: () => isGone,
      role: () => (isLocked ? null : 'client'),
      onChanged: (listener) => onProfile.push(listener),
    },
    openWindow: async (kind, { onClosed }) => {
      const window = { kind, state: 'shown', close: onClosed };
      windows.push(window);
      const contents = {
        send: (channel: string, payload: unknown) =>
          told.push({ kind, name: channel.replace('o7:window-event:', ''), payload }),
      } as unknown as WebContents;
      const enter = (next: string) => () => {
        window.state = next;
      };
      return {
        contents: () => contents,
        bounds: () => ({ x: 1, y: 2, width: 3, height: 4 }),
        bringToFront: enter('shown'),
        hide: enter('hidden'),
        isHidden: () => window.state === 'hidden',
        openWays: async (how) => {
          window.state = how;
        },
        endPage: enter('ended'),
        close: onClosed,
        replace: enter('replaced'),
        native: {} as never,
      };
    },
    forget: () => {},
  });
  const say = (part: Partial<CallView>): void => {
    view = { ...view, ...part };
    onCall({ t: 'callEvent', call: view.id, name: 'call.changed', payload: view });
  };
  const enter = (next: EngineState): void => {
    state = next;
    for (const listener of onState) listener(next);
  };
  return {
    host,
    told,
    asked,
    windows,
    say,
    /** What the engine answers about relays from now on. */
    relays: (answer: unknown) => {
      ice = answer;
    },
    tell: (name: string, call = pairCall.id) => onCall({ t: 'callEvent', call, name, payload: {} }),
    /** The conversation was deleted, and the call with it. */
    forget: () => {
      isKnown = false;
      onEngine({ t: 'event', name: 'conversations.changed', payload: {} });
    },
    erase: () => {
      isGone = true;
      for (const listener of onProfile) listener();
    },
    lock: () => {
      enter('restarting');
      isLocked = true;
      for (const listener of onProfile) listener();
      enter('running');
    },
    unlock: (knows = true) => {
      isLocked = false;
      isKnown = knows;
      for (const listener of onProfile) listener();
    },
    names: () => told.map(({ name }) => name),
    shown: () => windows.filter(({ state: at }) => at !== 'replaced').map(({ kind }) => kind),
  };
}

let at: ReturnType<typeof scene>;
beforeEach(async () => {
  at = scene();
  await at.host.open(conversation);
});

describe('one call', () => {
  it('has one window, also when its opening is pressed twice, and no second call beside it', async () => {
    const fresh = scene();
    await Promise.all([fresh.host.open(conversation), fresh.host.open(conversation)]);
    await fresh.host.open(conversation);
    expect(fresh.windows).toHaveLength(1);
    await expect(fresh.host.open(other)).rejects.toMatchObject({ code: 'call.busy' });
    fresh.say({ phase: 'over', ending: 'ended' });
    await fresh.host.open(other);
    expect(fresh.shown()).toEqual(['own']);
    expect(fresh.asked.filter(({ channel }) => channel === 'calls.begin')).toHaveLength(2);
  });

  it('counts as somebody who is there from the lobby to its end, not before and not after', () => {
    const seen = (['checking', 'waiting', 'in', 'over'] as const).map((phase) => {
      at.say({ phase });
      return at.host.isQuiet();
    });
    expect(seen).toEqual([false, true, true, false]);
  });

  it('hears what is meant for it, and nothing of another call or outside the contract', () => {
    at.tell('call.signalled');
    at.tell('call.signalled', other);
    at.tell('toString');
    expect(at.names()).toEqual(['call.signalled']);
  });

  it('names the addresses of this computer only where the service says that there is no relay', async () => {
    const seen: unknown[] = [];
    for (const answer of [{ relayOnly: false }, { relayOnly: true }, { relayOnly: false }]) {
      at.relays({ servers: [], expiresAt: 1, ...answer });
      await at.host.ask('call.ice', {});
      seen.push(at.windows[0]?.state);
    }
    expect(seen).toEqual(['direct', 'relayed', 'direct']);
    at.relays({ servers: [], expiresAt: 1, relayOnly: true, more: 1 });
    await at.host.ask('call.ice', {});
    expect(at.windows[0]?.state).toBe('direct');
  });
});

describe('Zoom', () => {
  it('gets its window once somebody is in and not before; back again the same call goes on in ours', async () => {
    at.say({ engine: 'zoom', phase: 'waiting' });
    expect(at.shown()).toEqual(['own']);
    at.say({ phase: 'in' });
    await vi.waitFor(() => expect(at.shown()).toEqual(['zoom']));
    at.say({ engine: 'webrtc' });
    await vi.waitFor(() => expect(at.shown()).toEqual(['own']));
    expect(at.host.live()?.view.id).toBe(pairCall.id);
    // No window was closed by the person: nobody was told that they left.
    expect(at.asked.map(({ channel }) => channel)).toEqual(['calls.begin']);
  });

  it('is told how the call stands and never of a signal, a key or a line', async () => {
    at.say({ engine: 'zoom', phase: 'in' });
    await vi.waitFor(() => expect(at.shown()).toEqual(['zoom']));
    for (const name of ['call.signalled', 'call.rekeyed', 'call.linesChanged']) at.tell(name);
    at.say({ endsAt: 1 });
    expect(at.told.filter(({ kind }) => kind === 'zoom').map(({ name }) => name)).toEqual(['call.changed']);
  });

  it('is told no name and nothing about anybody’s safety but that they cannot talk', async () => {
    const [person] = pairCall.people;
    if (person === undefined) throw new Error('nobody is in the call');
    const checkIn = { alone: false, place: 'Zamalek 4', callBack: '0100', quiet: false };
    const shownOf = async (quiet: boolean) => {
      at.say({ people: [{ ...person, name: 'Tuesdays', state: 'in', checkIn: { ...checkIn, quiet } }] });
      return (await at.host.ask('call.get', {})) as CallView;
    };
    at.say({ engine: 'zoom', phase: 'in', hostName: 'Rana' });
    await vi.waitFor(() => expect(at.shown()).toEqual(['zoom']));
    at.told.length = 0;
    expect((await shownOf(false)).people[0]).toMatchObject({ name: 'The other person', checkIn: null });
    const quiet = { alone: null, place: '', callBack: '', quiet: true };
    expect((await shownOf(true)).people[0]?.checkIn).toEqual(quiet);
    expect(at.told).toHaveLength(2);
    expect(JSON.stringify([at.told, await shownOf(true)])).not.toMatch(/Tuesdays|Rana|Zamalek|0100/);
    expect(at.host.live()?.view.people[0]?.name).toBe('Tuesdays');
  });
});

describe('a lock', () => {
  it('covers notes and chat, ends no call, and the next engine takes it up', async () => {
    at.say({ phase: 'in' });
    at.told.length = 0;
    at.lock();
    expect(at.shown()).toEqual(['own']);
    expect(at.told.map(({ name, payload }) => [name, payload])).toEqual([
      ['call.engine', { running: false }],
      ['call.locked', { locked: true }],
    ]);
    expect(at.host.isQuiet()).toBe(true);
    at.told.length = 0;
    at.unlock();
    await vi.waitFor(() => expect(at.names()).toEqual(['call.locked', 'call.engine', 'call.changed']));
    expect(at.asked.at(-1)).toEqual({ channel: 'calls.resume', request: { call: pairCall.id } });
  });

  it('does not keep anybody in: leaving counts at once, and the engine hears of it when it can', async () => {
    at.say({ phase: 'in' });
    at.lock();
    await expect(at.host.ask('call.leave', { ending: 'left' })).resolves.toMatchObject({ phase: 'over' });
    expect(at.host.isQuiet()).toBe(false);
    expect(at.asked.map(({ channel }) => channel)).toEqual(['calls.begin']);
    at.unlock();
    const heard = { call: pairCall.id, channel: 'call.leave', request: { ending: 'left' } };
    await vi.waitFor(() => expect(at.asked).toContainEqual({ channel: 'calls.ask', request: heard }));
    expect(at.asked.filter(({ channel }) => channel === 'calls.ask')).toHaveLength(1);
  });

  it('ends with a call that the next engine does not know', async () => {
    at.say({ phase: 'in' });
    at.lock();
    at.unlock(false);
    await vi.waitFor(() => expect(at.host.live()?.view).toMatchObject({ phase: 'over', ending: 'stopped' }));
  });
});

describe('what a call belongs to', () => {
  it('is over with its conversation', async () => {
    at.say({ phase: 'in' });
    at.forget();
    await vi.waitFor(() => expect(at.host.live()?.view).toMatchObject({ phase: 'over', ending: 'stopped' }));
  });

  it('goes from the screen with the profile', () => {
    at.say({ phase: 'in' });
    at.erase();
    expect([at.host.live(), at.shown()]).toEqual([null, []]);
  });

  it('keeps the app from locking only while somebody else is there: an open room alone does not', () => {
    const [other] = pairCall.people;
    const seen = (['invited', 'waiting', 'in', 'left'] as const).map((state) => {
      at.say({ phase: 'in', people: other === undefined ? [] : [{ ...other, state }] });
      return at.host.isWithOthers();
    });
    expect(seen).toEqual([false, true, true, false]);
  });
});

describe('a window', () => {
  it('that is closed is a person who left', async () => {
    at.say({ phase: 'in' });
    at.windows[0]?.close();
    expect(at.host.live()).toBeNull();
    const heard = { call: pairCall.id, channel: 'call.leave', request: { ending: 'left' } };
    await vi.waitFor(() => expect(at.asked).toContainEqual({ channel: 'calls.ask', request: heard }));
  });

  it('of a call that is over is closed without a word', async () => {
    at.say({ phase: 'over', ending: 'ended' });
    at.windows[0]?.close();
    await at.host.quit();
    expect(at.asked.map(({ channel }) => channel)).toEqual(['calls.begin']);
  });

  it('tells before the app quits', async () => {
    at.say({ phase: 'waiting' });
    await at.host.quit();
    expect(at.asked.map(({ channel }) => channel)).toEqual(['calls.begin', 'calls.resume', 'calls.ask']);
  });

  it('that was hidden hears of it, and comes back when it is asked for', () => {
    at.say({ phase: 'in' });
    at.told.length = 0;
    expect(at.host.hide()).toBe(true);
    at.host.show();
    expect(at.told.map(({ name, payload }) => [name, payload])).toEqual([
      ['call.hidden', { hidden: true }],
      ['call.hidden', { hidden: false }],
    ]);
    expect(at.windows[0]?.state).toBe('shown');
  });
});
