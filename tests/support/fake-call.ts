// The bridge of a call window in memory, for tests of its page: answers every channel of the contract by its schemas.

import {
  type CallBridge,
  type CallChannelName,
  type CallChannelRequest,
  type CallChannelResponse,
  type CallEventName,
  type CallEventPayload,
  callChannels,
  callEventMethod,
  callEvents,
  callMethod,
} from '../../contract/bridge/call-channels.ts';
import type { CallView } from '../../contract/bridge/call-view.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { fakeDoor } from './fake-door.ts';

type Answer<Name extends CallChannelName> = (
  request: CallChannelRequest<Name>,
) => CallChannelResponse<Name> | Promise<CallChannelResponse<Name>>;
type Answers = { [Name in CallChannelName]: Answer<Name> };

export interface FakeCall {
  readonly o7call: CallBridge;
  /** Tells the page something, as engine and shell would. */
  readonly emit: <Name extends CallEventName>(name: Name, payload: CallEventPayload<Name>) => void;
  /** Every call so far, oldest first. */
  readonly calls: readonly { readonly name: CallChannelName; readonly request: unknown }[];
  /** From now on this channel answers so; what it throws becomes its error. */
  readonly answer: <Name extends CallChannelName>(name: Name, answer: Answer<Name>) => void;
  readonly failNext: (name: CallChannelName, error: AppError) => void;
  /** The call as it stands; other fields than before are told to the page as well. */
  readonly view: () => CallView;
  readonly change: (part: Partial<CallView>) => void;
}

const idOf = (letter: string): string => `${letter.repeat(21)}A`;

/** A pair; this computer is the client's and its window has just opened. */
export const pairCall: CallView = {
  id: idOf('c'),
  conversation: idOf('v'),
  kind: 'pair',
  engine: 'webrtc',
  phase: 'checking',
  ending: null,
  later: false,
  online: true,
  isHost: false,
  self: { account: idOf('m'), device: idOf('n') },
  hostName: 'Rana',
  people: [
    {
      account: idOf('r'),
      device: idOf('s'),
      name: 'Rana',
      isHost: true,
      state: 'in',
      since: Date.UTC(2026, 10, 23, 9),
      checkIn: null,
    },
  ],
  joinedAt: null,
  endsAt: null,
  isElsewhere: false,
  zoomOffered: true,
  switching: null,
  refused: 0,
};

/** `zoom`: what is not for windows with Zoom's code is not there, as in the real one. */
export function createFakeCall(first: Partial<CallView> = {}, zoom = false): FakeCall {
  let view: CallView = { ...pairCall, ...first };

  const contract = { channels: callChannels, events: callEvents, eventMethod: callEventMethod };
  const door = fakeDoor(contract, (name: CallChannelName, request) => answers[name](request as never));
  const emit: FakeCall['emit'] = door.emit;
  const change = (part: Partial<CallView>): CallView => {
    view = { ...view, ...part };
    emit('call.changed', view);
    return view;
  };
  let devices: CallChannelResponse<'call.devices'> = null;
  const nothing = () => ({});
  const asItStands = () => view;
  const answers: Answers = {
    'call.get': asItStands,
    'call.enter': () => change({ phase: view.isHost ? 'in' : 'waiting' }),
    'call.takeOver': () => change({ isElsewhere: false }),
    'call.admit': ({ device }) =>
      change({
        people: view.people.map((person) =>
          person.device === device ? { ...person, state: 'in' as const } : person,
        ),
      }),
    'call.decline': ({ device }) =>
      change({
        people: view.people.map((person) =>
          person.device === device ? { ...person, state: 'declined' as const } : person,
        ),
      }),
    'call.checkIn': nothing,
    'call.signal': nothing,
    'call.takeSignals': () => ({ signals: [] }),
    'call.keys': () => {
      throw new AppError('engine.notReady');
    },
    'call.ice': () => ({ servers: [], relayOnly: false, expiresAt: view.endsAt ?? 0 }),
    'call.zoom': () => {
      throw new AppError('calls.zoomNotOffered');
    },
    'call.extend': () => change({ endsAt: (view.endsAt ?? 0) + 10 * 60_000 }),
    'call.askSwitch': ({ engine }) =>
      change({
        switching: { ask: idOf('w'), engine, by: view.self.account, mine: true, accepted: true },
      }),
    'call.answerSwitch': () => change({ switching: null }),
    'call.leave': ({ ending }) => change({ phase: 'over', ending }),
    'call.end': () => change({ phase: 'over', ending: 'ended' }),
    'call.lines': () => ({ lines: [] }),
    'call.write': () => {
      throw new AppError('engine.notReady');
    },
    'call.start': () => ({
      appearance: { theme: 'light', language: 'en', contrast: 'system', zoom: 1 },
      locked: false,
      platform: 'linux',
      goesOn: view.phase === 'waiting' || view.phase === 'in',
    }),
    'call.devices': () => devices,
    'call.keepDevices': (chosen) => {
      devices = chosen;
      return {};
    },
    'call.mayCapture': () => ({ camera: true, microphone: true }),
    'call.shareSources': () => ({
      sources: [
        { id: 'screen:1:0', kind: 'screen', name: 'Entire screen', picture: '' },
        { id: 'window:7:0', kind: 'window', name: 'Slides', picture: '' },
      ],
    }),
    'call.chooseShare': nothing,
    'call.sharing': nothing,
    'call.systemSettings': () => ({ opened: false }),
    'call.showMain': nothing,
    'call.again': nothing,
    'call.close': nothing,
  };

  const methods: Record<string, unknown> = {};
  for (const name of Object.keys(callChannels) as CallChannelName[])
    if (!zoom || callChannels[name].zoom)
      methods[callMethod(name)] = (request: unknown) => door.call(name, request);
  return {
    o7call: { ...methods, events: door.subscriptions } as unknown as CallBridge,
    emit,
    calls: door.calls,
    answer: (name, answer) => {
      answers[name] = answer as never;
    },
    failNext: door.failNext,
    view: asItStands,
    change,
  };
}
