/** The service's own program with a crash point armed: `O7_DEV_CRASH_AT=point`, or `point*3` for the third time. Started by service.ts. */
import { type RouteName, routes } from '../../contract/wire/routes.ts';
import { armCrashPoint, type CrashPoint, commonCrashPoints } from '../../service/crash-points.ts';

const names = Object.keys(routes) as RouteName[];
const points: readonly CrashPoint[] = [
  ...commonCrashPoints,
  ...names.map((name): CrashPoint => `done:${name}`),
];

const [point, times] = (process.env['O7_DEV_CRASH_AT'] ?? '').split('*');
const named = points.find((one) => one === point);
if (named === undefined) throw new Error(`no crash point has the name ${point}`);
armCrashPoint(named, Number(times ?? 1));
await import('../../service/index.ts');
