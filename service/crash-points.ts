/** Named places between two durable steps of the service, where tests end the process; in the product they do nothing. */
import type { RouteName } from '../contract/wire/routes.ts';

/** The places that are no route's. What stands before a name is in the database when it is reached, what stands after is not. */
export const commonCrashPoints = [
  // Everything of a transaction is written, and nothing of it holds yet.
  'transaction.written',
  // Mail is on its way to a device.
  'deliver.sent',
  // A device's acknowledgement holds; the device does not know.
  'acknowledge.stored',
  // An account's end is noted beside the database; its rows are gone in a transaction that does not hold yet; it holds.
  'erasure.noted',
  'erasure.rowsGone',
  'erasure.done',
] as const;

/** `done:` and a route: its work holds, and its answer was not sent. */
export type CrashPoint = (typeof commonCrashPoints)[number] | `done:${RouteName}`;

let armed: { readonly point: CrashPoint; left: number } | null = null;

/** Ends this process, as a power cut would, when `point` is reached for the `times`-th time. Called by the tests' service alone. */
export function armCrashPoint(point: CrashPoint, times = 1): void {
  armed = { point, left: times };
}

/** Says that this place is reached. */
export function reach(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
