// What the fake bridge answers about a person's computers and linking another one.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { LinkingView, OwnDeviceView } from '../../contract/bridge/linking-view.ts';
import type { MovingView } from '../../contract/bridge/moving-view.ts';
import { parseLinkCode } from '../../contract/domain/link-code.ts';
import { parseLabel } from '../../contract/domain/names.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeId } from './fake-scene.ts';

type Names = Extract<ChannelName, `linking.${string}` | `devices.${string}` | `moving.${string}`>;
type Handlers = {
  readonly [Name in Names]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

const symbols: Extract<LinkingView, { state: 'compare' }>['symbols'] = [
  'moon',
  'key',
  'rabbit',
  'umbrella',
  'cup',
  'feather',
  'boat',
];

/** One computer; a code is answered when the test says so by the event. */
export function createFakeDevices(emit: FakeBridge['emit']): Handlers {
  const since = Date.UTC(2026, 4, 4, 9);
  let view: LinkingView = { state: 'idle' };
  let move: MovingView = { state: 'none' };
  const showMove = (next: MovingView): MovingView => {
    move = next;
    emit('moving.changed', next);
    return next;
  };
  const movingTo = () => {
    if (move.state === 'none') throw new AppError('move.notReady');
    return { device: move.device, name: move.name };
  };
  let devices: OwnDeviceView[] = [
    { device: fakeId(9001), name: 'Upstairs', isThis: true, addedAt: since, seenAt: since, isNew: false },
    { device: fakeId(9002), name: 'At home', isThis: false, addedAt: since, seenAt: null, isNew: true },
  ];
  const show = (next: LinkingView): LinkingView => {
    view = next;
    emit('linking.changed', next);
    return next;
  };
  const change = (next: OwnDeviceView[]) => {
    devices = next;
    emit('devices.changed', {});
    return { devices };
  };
  const need = (device: string): void => {
    if (!devices.some((one) => one.device === device)) throw new AppError('device.unknown');
  };
  return {
    'linking.status': () => view,
    'linking.begin': () =>
      show({
        state: 'code',
        code: '7K3M-Q9TX-2WFH-8RZP',
        link: 'o7therapy://link#7K3M-Q9TX-2WFH-8RZP',
        expiresAt: Date.now() + 600_000,
      }),
    'linking.join': ({ code, name }) => {
      parseLinkCode(code);
      return show({ state: 'compare', side: 'new', symbols, name: parseLabel(name) ?? 'At home' });
    },
    'linking.same': () => {
      if (view.state !== 'compare') throw new AppError('link.notBegun');
      return show({ ...view, state: 'waiting' });
    },
    'linking.differ': () => show({ state: 'failed', error: new AppError('link.differs').toReport() }),
    'linking.cancel': () => show({ state: 'idle' }),
    'devices.list': () => ({ devices }),
    'devices.rename': ({ device, name }) => {
      need(device);
      const parsed = parseLabel(name);
      return change(devices.map((one) => (one.device === device ? { ...one, name: parsed } : one)));
    },
    'devices.revoke': ({ device }) => {
      need(device);
      return change(devices.filter((one) => one.device !== device));
    },
    'devices.sendHistory': () => {
      if (devices.length < 2) throw new AppError('device.unknown');
      return {};
    },
    'moving.status': () => move,
    'moving.begin': ({ device }) => {
      need(device);
      const name = devices.find((one) => one.device === device)?.name ?? null;
      return showMove({ state: 'sending', device, name, sent: 12, total: 40, waiting: 2 });
    },
    'moving.again': () => showMove({ state: 'sending', ...movingTo(), sent: 0, total: 40, waiting: 0 }),
    'moving.finish': () => showMove({ state: 'leaving', ...movingTo(), unsent: 1 }),
    'moving.cancel': () => showMove({ state: 'none' }),
    'devices.told': () => change(devices.map((one) => ({ ...one, isNew: false }))),
  };
}
