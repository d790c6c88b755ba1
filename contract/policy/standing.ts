/** Where a person stands with the privacy policy: worked out from the versions, their last answer and a time that can be trusted. */
import { daysInMs, leaveDays, type Policy, startOfDay } from './document.ts';

export type PolicyDay = Pick<Policy, 'version' | 'effective'>;

/** The last answer. `from`: when a no begins to count (never before the version does); null for a yes. */
export interface PolicyAnswer {
  readonly version: number;
  readonly from: number | null;
}

/**
 * `settled`: nothing to ask. `announced`: a newer version takes effect later. `due`: the version in force has no answer.
 * `declining`: declined, and it has not taken effect yet. `declined`: reading, export and Help now until `until`. `ended`:
 * that time is over.
 */
export type PolicyStanding =
  | { readonly kind: 'settled' }
  | { readonly kind: 'announced' | 'due' }
  | { readonly kind: 'declining' | 'declined' | 'ended'; readonly from: number; readonly until: number };

export interface Standing {
  /** The version in force. */
  readonly current: number;
  /** The version that can be acknowledged or declined now: the newest one that is known. */
  readonly asked: number;
  readonly standing: PolicyStanding;
}

/** What a no given at `at` sets: when it begins to count. */
export const declinedFrom = ({ effective }: Pick<Policy, 'effective'>, at: number): number =>
  Math.max(at, startOfDay(effective));

/** `known`: ascending, at least one; the first is in force whatever the time. `now`: trusted time, or null before any. */
export function findStanding(
  known: readonly PolicyDay[],
  answer: PolicyAnswer | null,
  now: number | null,
): Standing {
  const time = now ?? 0;
  const [first] = known;
  const newest = known.at(-1);
  if (first === undefined || newest === undefined) throw new RangeError('there is always a first version');
  const current = known.findLast(({ effective }) => startOfDay(effective) <= time) ?? first;
  const answered = known.find(({ version }) => version === answer?.version);
  return {
    current: current.version,
    asked: newest.version,
    standing: stand({ current, newest, answered }, answer, time),
  };
}

interface Versions {
  readonly current: PolicyDay;
  readonly newest: PolicyDay;
  readonly answered: PolicyDay | undefined;
}

function stand(
  { current, newest, answered }: Versions,
  answer: PolicyAnswer | null,
  now: number,
): PolicyStanding {
  if (answer !== null && answer.from !== null) {
    const { from } = answer;
    const until = from + daysInMs(leaveDays);
    // Trusted time may be hours behind: a no to a version in force counts at once.
    if (answered !== undefined && now < startOfDay(answered.effective))
      return { kind: 'declining', from, until };
    return { kind: now < until ? 'declined' : 'ended', from, until };
  }
  const version = answer?.version ?? 0;
  if (version < current.version) return { kind: 'due' };
  return { kind: version < newest.version ? 'announced' : 'settled' };
}

/** Clocks further apart than this are not believed, neither of them. */
const sanityMs = 48 * 60 * 60 * 1000;

/**
 * The time by which versions take effect and days run out. It goes on only when this computer's clock and the service's agree,
 * and never back: a wrong clock asks nothing and ends nothing, and neither does a service that lies about the day.
 */
export function trustTime(trusted: number | null, service: number, clock: number): number | null {
  if (Math.abs(service - clock) > sanityMs) return trusted;
  return Math.max(trusted ?? 0, service);
}

/** Whether writing and inviting rest. */
export const isWritingStopped = ({ kind }: PolicyStanding): boolean =>
  kind === 'declined' || kind === 'ended';
