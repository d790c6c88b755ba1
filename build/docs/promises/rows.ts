/** What a row of the table of promises is, and short ways to name a test. */

/** `kept`: all of it is in this version. `partly`: what is there is true, `open` says what is not. `notYet`: none of it. */
type PromiseState = 'kept' | 'partly' | 'notYet';

export interface TriedIn {
  readonly file: string;
  /** The exact title of a test in that file. */
  readonly title: string;
}

export interface KeptPromise {
  readonly says: string;
  readonly state: PromiseState;
  /** Where a person finds it. */
  readonly screens: readonly string[];
  readonly tests: readonly TriedIn[];
  readonly law: readonly string[];
  /** What is not in this version. */
  readonly open?: string;
}

/** Tests of one file. */
export const tried = (file: string, ...titles: readonly string[]): readonly TriedIn[] =>
  titles.map((title) => ({ file, title }));

export const e2e = (name: string): string => `tests/e2e/${name}.spec.ts`;
export const scenario = (name: string): string => `tests/scenario/${name}.test.ts`;
export const service = (name: string): string => `tests/service/${name}.test.ts`;
export const ui = (name: string): string => `tests/ui/features/${name}`;
export const unit = (name: string): string => `tests/unit/${name}.test.ts`;

/** Two people, one day, a captured cable. */
export const dayUnderCapture = tried(
  e2e('egress'),
  'S8, S17: in a day of two people no app sends a packet, asks a name server or connects beyond the service',
);
/** The real app, made to reach out. */
export const stoppedAndBuilt = tried(
  e2e('proof'),
  'S8, S14, S18, S19: what shell and page try is stopped and shown; the running files are those that were built',
);
/** A build with such code is none. */
export const noSuchCode = tried(unit('build/contents'), 'S14, S18, S19: is refused with %s in its code');
