/** A desktop on a test's own bus: a notification service that keeps every word it was given, and a tray's watcher. */
import { type BusAnswer, type BusCall, joinBus } from './dbus.ts';
import type { BusValue } from './dbus-values.ts';

/** Everything of one `Notify` call that a person or another program could see. */
export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  /** The whole call as JSON, for searching. */
  readonly all: string;
}

export interface Desktop {
  readonly shown: readonly ShownNotification[];
  /** Ids of notifications that the app took back. */
  readonly closed: readonly number[];
  /** Bus names of tray icons that were registered. */
  readonly trayItems: readonly string[];
  /** The person presses the notification. */
  readonly press: (id: number) => void;
  readonly stop: () => void;
}

const notifications = '/org/freedesktop/Notifications';
const contract = 'org.freedesktop.Notifications';
const watcher = 'org.kde.StatusNotifierWatcher';
const reply = (signature: string, ...values: readonly BusValue[]): BusAnswer => ({ signature, values });

/** `tray: false` is a desktop without a tray. */
export async function startDesktop(address: string, { tray = true } = {}): Promise<Desktop> {
  const shown: ShownNotification[] = [];
  const closed: number[] = [];
  const trayItems: string[] = [];
  const answer = ({ member, values, sender }: BusCall): BusAnswer | null => {
    switch (member) {
      case 'GetCapabilities':
        return reply('as', ['body', 'actions', 'persistence']);
      case 'GetServerInformation':
        return reply('ssss', 'test desktop', 'O7', '1', '1.2');
      case 'Notify': {
        const [, , , title, text] = values;
        const id = shown.length + 1;
        const all = JSON.stringify(values, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        shown.push({ id, title: String(title), text: String(text), all });
        return reply('u', id);
      }
      case 'CloseNotification':
        closed.push(Number(values[0]));
        queueMicrotask(() =>
          bus.signal(notifications, [contract, 'NotificationClosed'], reply('uu', values[0] ?? 0, 3)),
        );
        return reply('');
      case 'RegisterStatusNotifierItem':
        trayItems.push(String(values[0]).startsWith('/') ? `${sender}${values[0]}` : String(values[0]));
        return reply('');
      case 'Get':
        if (values[1] === 'IsStatusNotifierHostRegistered') return reply('v', { type: 'b', value: true });
        if (values[1] === 'ProtocolVersion') return reply('v', { type: 'i', value: 0 });
        return null;
      default:
        return null;
    }
  };
  const bus = await joinBus(address, answer);
  for (const name of [contract, ...(tray ? [watcher] : [])]) await bus.ask('RequestName', 'su', [name, 4]);
  return {
    shown,
    closed,
    trayItems,
    press: (id) => bus.signal(notifications, [contract, 'ActionInvoked'], reply('us', id, 'default')),
    stop: bus.close,
  };
}
