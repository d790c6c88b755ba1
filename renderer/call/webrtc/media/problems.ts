// The problems that a call shows: each is there once, from when it came until what it names is well again.

import type { CallProblem } from '../../engine/call-engine.ts';

export interface Problems {
  readonly list: () => readonly CallProblem[];
  readonly set: (problem: CallProblem, isThere: boolean) => void;
  /** Takes away every problem of this device. */
  readonly clear: (sort: 'camera' | 'microphone' | 'speaker' | 'share') => void;
}

export function createProblems(onChange: () => void): Problems {
  let there: readonly CallProblem[] = [];
  function keep(next: readonly CallProblem[]): void {
    if (next.length === there.length) return;
    there = next;
    onChange();
  }
  return {
    list: () => there,
    set(problem, isThere) {
      if (isThere === there.includes(problem)) return;
      keep(isThere ? [...there, problem] : there.filter((one) => one !== problem));
    },
    clear: (sort) => keep(there.filter((one) => !one.startsWith(sort))),
  };
}
