// How the call stands, put together from its parts: a pure function, so that every case can be read and tested.

import type { CallEnding } from '../../../contract/domain/call.ts';
import type { CallProblem, CallState, LocalMedia, NetworkMark } from '../engine/call-engine.ts';
import type { Person } from './person.ts';

/** What of a person decides how the call stands. */
export type SeenPerson = Pick<Person, 'view' | 'network' | 'rung'> & {
  readonly pair: Pick<Person['pair'], 'state'>;
};

export interface CallParts {
  readonly phase: 'idle' | 'in' | 'left';
  readonly ending: CallEnding | null;
  /** Somebody's media have come before. */
  readonly hadConnection: boolean;
  readonly people: readonly SeenPerson[];
  readonly local: Omit<LocalMedia, 'pictureHeldBack'>;
  readonly problems: readonly CallProblem[];
  readonly words: readonly number[] | null;
}

function stateOf({ phase, hadConnection, people }: CallParts): CallState['state'] {
  if (phase !== 'in') return phase;
  if (people.length === 0) return 'alone';
  const states = people.map(({ pair }) => pair.state()).filter((state) => state !== 'distrusted');
  if (states.includes('connected')) return 'connected';
  if (states.every((state) => state === 'gone')) return 'failed';
  return hadConnection ? 'reconnecting' : 'connecting';
}

function lineProblems(state: CallState['state'], people: readonly SeenPerson[]): readonly CallProblem[] {
  const rungs = people.map((person) => person.rung());
  const views = people.map((person) => person.view().state);
  const found: CallProblem[] = [];
  if (rungs.includes(3)) found.push('audioOnly');
  else if (rungs.some((rung) => rung > 0)) found.push('weakNetwork');
  if (state === 'reconnecting' || (state === 'connected' && views.includes('lost')))
    found.push('reconnecting');
  if (views.includes('undecryptable')) found.push('cannotDecrypt');
  return found;
}

/** The state that is shown. */
export function describeCall(parts: CallParts): CallState {
  const { ending, people, local, problems, words } = parts;
  const state = stateOf(parts);
  const connected = people.filter(({ pair }) => pair.state() === 'connected');
  const marks = connected.map((person) => person.network());
  return {
    state,
    ending: ending ?? (state === 'failed' ? 'noConnection' : null),
    local: {
      ...local,
      pictureHeldBack: local.camera === 'on' && connected.some((person) => person.rung() >= 2),
    },
    people: people.map((person) => person.view()),
    network: people.length === 0 ? 3 : (Math.min(3, ...(marks.length > 0 ? marks : [0])) as NetworkMark),
    problems: [...problems, ...lineProblems(state, people)],
    words: state === 'left' ? null : words,
  };
}
