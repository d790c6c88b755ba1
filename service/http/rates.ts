/** How often each route may be called: open routes per address, the others per device. */
import type { RouteName } from '../../contract/wire/routes.ts';
import type { Rate } from './rate-limit.ts';

const defaultOpen: Rate = { burst: 60, perMinute: 60 };

/** A device that sends and acknowledges all day stays far below this. */
const deviceRate: Rate = { burst: 3_000, perMinute: 3_000 };

/** Opening the live socket, per address. */
export const liveRate: Rate = { burst: 120, perMinute: 120 };

const openRates: Partial<Record<RouteName, Rate>> = {
  health: { burst: 300, perMinute: 300 },
  'login.challenge': { burst: 200, perMinute: 200 },
  'login.finish': { burst: 200, perMinute: 200 },
  'accounts.openPractice': { burst: 20, perMinute: 10 },
  'invitations.fetch': { burst: 30, perMinute: 30 },
  'invitations.accept': { burst: 20, perMinute: 10 },
  'recovery.fetch': { burst: 10, perMinute: 5 },
  'deviceLists.current': { burst: 20, perMinute: 10 },
  'links.fetch': { burst: 20, perMinute: 10 },
  'links.answer': { burst: 20, perMinute: 10 },
  'links.read': { burst: 240, perMinute: 240 },
  'contact.key': { burst: 20, perMinute: 6 },
  'contact.put': { burst: 6, perMinute: 1 },
  'contact.look': { burst: 120, perMinute: 20 },
  'contact.remove': { burst: 20, perMinute: 4 },
  'deviceLists.join': { burst: 10, perMinute: 5 },
  'deviceLists.recover': { burst: 10, perMinute: 5 },
  'erasure.outcome': { burst: 20, perMinute: 10 },
};

/** What no device needs often has a rate of its own. */
const rareRates: Partial<Record<RouteName, Rate>> = {
  'watch.start': { burst: 20, perMinute: 2 },
  'watch.count': { burst: 10, perMinute: 6 },
  'audit.forgetHeads': { burst: 20, perMinute: 4 },
  'audit.putHead': { burst: 20, perMinute: 4 },
  'account.setEmail': { burst: 20, perMinute: 4 },
  'erasure.ask': { burst: 20, perMinute: 4 },
  'erasure.cancel': { burst: 20, perMinute: 4 },
  'links.create': { burst: 20, perMinute: 4 },
  'recovery.put': { burst: 20, perMinute: 4 },
  // A new computer is brought into every conversation of a practice, one commit each.
  'conversations.commit': { burst: 2_500, perMinute: 300 },
  'conversations.ask': { burst: 40, perMinute: 4 },
  'messages.pass': { burst: 60, perMinute: 60 },
  'blobs.begin': { burst: 200, perMinute: 60 },
  'blobs.put': { burst: 1_000, perMinute: 1_000 },
  'blobs.read': { burst: 1_000, perMinute: 1_000 },
  'blocks.put': { burst: 60, perMinute: 20 },
  'operator.key': { burst: 20, perMinute: 6 },
  'age.report': { burst: 12, perMinute: 1 },
  'age.takeBack': { burst: 12, perMinute: 2 },
  'age.list': { burst: 60, perMinute: 12 },
  'reports.put': { burst: 20, perMinute: 4 },
  'account.restrict': { burst: 60, perMinute: 6 },
  'consents.put': { burst: 60, perMinute: 12 },
  'receipts.countersign': { burst: 200, perMinute: 30 },
  'policy.list': { burst: 20, perMinute: 4 },
  // A call asks at its beginning and when its connection has to be made anew.
  'calls.iceServers': { burst: 60, perMinute: 12 },
  'calls.zoomToken': { burst: 20, perMinute: 4 },
  'deviceLists.publish': { burst: 20, perMinute: 1 },
  'deviceLists.read': { burst: 60, perMinute: 10 },
};

/** The rate of a route that needs a token, and what is counted under it. */
export function callerRate(route: RouteName): { readonly kind: string; readonly rate: Rate } {
  const rate = rareRates[route];
  return rate === undefined ? { kind: 'device', rate: deviceRate } : { kind: route, rate };
}

export function openRate(route: RouteName): Rate {
  return openRates[route] ?? defaultOpen;
}
