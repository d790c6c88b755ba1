// Who may use the bridge of a call window, and for what.

import type { WebContents } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { type CallChannelName, callChannels } from '../../../../../contract/bridge/call-channels.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { pairCall } from '../../../../support/fake-call.ts';

const { registered } = vi.hoisted(() => ({
  registered: new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>(),
}));
vi.mock('electron', () => ({
  app: { isPackaged: false },
  ipcMain: { handle: (name: string, run: never) => registered.set(name, run) },
}));

const { registerCall } = await import('../../../../../main/bridge/call.ts');

const pages = { own: 'app://o7/call.html', zoom: 'https://call.invalid/zoom.html' } as const;
let kind: keyof typeof pages;
let asked: [channel: string, request: unknown][];
/** The one window of the call. */
const contents = { mainFrame: { url: '' } } as unknown as WebContents;
const frame = () => ({ url: pages[kind] });

const host = {
  shownBy: (sender: WebContents) => (sender === contents ? { kind, view: pairCall, window: {} } : null),
  ask: async (channel: string, request: unknown) => {
    asked.push([channel, request]);
    if (channel !== 'call.get') throw new AppError('engine.notReady');
    return pairCall;
  },
};
const refuse = () => {
  throw new AppError('engine.notReady');
};
const names = Object.keys(callChannels) as CallChannelName[];
const shellAnswers = Object.fromEntries(
  names.filter((name) => callChannels[name].side === 'shell').map((name) => [name, refuse]),
);
registerCall(host as never, shellAnswers as never);

/** Asks as the main frame of the call's window, unless said otherwise. */
async function ask(name: CallChannelName, event: Record<string, unknown> = {}, ...args: unknown[]) {
  const own = frame();
  Object.assign(contents, { mainFrame: own });
  const run = registered.get(`o7:window:${name}`);
  const sent = { sender: contents, senderFrame: own, ...event };
  const answer = (await run?.(sent, ...(args.length > 0 ? args : [{}]))) as { error?: { code: string } };
  return answer.error?.code ?? 'answered';
}

beforeEach(() => {
  kind = 'own';
  asked = [];
});

it('answers the main frame of the call’s window on its exact page, and nobody else', async () => {
  expect(await ask('call.get')).toBe('answered');
  const strangers: Record<string, unknown>[] = [
    { sender: { mainFrame: null } },
    { senderFrame: null },
    { senderFrame: { url: pages.own } },
  ];
  for (const stranger of strangers) expect(await ask('call.get', stranger)).toBe('bridge.refused');
  for (const url of ['app://o7/index.html', `${pages.own}?x`, `${pages.own}#x`, pages.zoom, 'about:blank']) {
    const own = { url };
    const sender = Object.assign(contents, { mainFrame: own });
    const run = registered.get('o7:window:call.get');
    expect(await run?.({ sender, senderFrame: own }, {})).toMatchObject({
      error: { code: 'bridge.refused' },
    });
  }
  expect(asked).toEqual([['call.get', {}]]);
});

it('gives Zoom’s code no chat line, no key, no signal and no relay', async () => {
  kind = 'zoom';
  const refused: string[] = [];
  for (const name of names) if ((await ask(name)) === 'bridge.refused') refused.push(name);
  expect(refused.toSorted()).toEqual(names.filter((name) => !callChannels[name].zoom).toSorted());
  expect(refused).toEqual(
    expect.arrayContaining([
      'call.keys',
      'call.ice',
      'call.signal',
      'call.takeSignals',
      'call.lines',
      'call.write',
    ]),
  );
  expect(asked.filter(([channel]) => refused.includes(channel))).toEqual([]);
});

it('measures and parses a request before anybody sees it', async () => {
  expect(await ask('call.write', {}, { id: 'x', text: 'y' })).toBe('request.invalid');
  expect(await ask('call.leave', {}, { ending: 'left', more: 1 })).toBe('request.invalid');
  expect(await ask('call.leave', {}, { ending: 'x'.repeat(200_000) })).toBe('request.tooLarge');
  expect(await ask('call.leave', {}, {}, {})).toBe('request.tooLarge');
  expect(asked).toEqual([]);
});
