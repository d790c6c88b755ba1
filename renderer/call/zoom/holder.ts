// Holds the state of a call over Zoom and tells every change of it.

import type { CallProblem, CallState, LocalMedia } from '../engine/call-engine.ts';

export interface StateHolder {
  readonly get: () => CallState;
  readonly onChange: (listener: (state: CallState) => void) => () => void;
  readonly set: (change: Partial<CallState>) => void;
  readonly setLocal: (change: Partial<LocalMedia>) => void;
  /** Names a problem, once. */
  readonly add: (problem: CallProblem) => void;
  /** Takes back whichever of these is named. */
  readonly clear: (...problems: readonly CallProblem[]) => void;
}

const atFirst: CallState = {
  state: 'idle',
  ending: null,
  local: {
    microphone: 'none',
    camera: 'none',
    sharing: false,
    isTalkingMuted: false,
    pictureHeldBack: false,
  },
  people: [],
  network: 0,
  problems: [],
  // Four words would promise that nobody is between: over Zoom somebody is.
  words: null,
};

/** Nothing has begun. */
export function createHolder(): StateHolder {
  let state = atFirst;
  const listeners = new Set<(state: CallState) => void>();
  const set = (change: Partial<CallState>): void => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(state);
  };
  return {
    get: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    setLocal: (change) => set({ local: { ...state.local, ...change } }),
    add(problem) {
      if (!state.problems.includes(problem)) set({ problems: [...state.problems, problem] });
    },
    clear(...problems) {
      const left = state.problems.filter((problem) => !problems.includes(problem));
      if (left.length !== state.problems.length) set({ problems: left });
    },
  };
}
