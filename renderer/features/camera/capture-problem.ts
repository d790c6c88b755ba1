// Why a camera or microphone gives nothing, by what the browser throws.

/** The system or the app says no, there is none, or something else has it. */
export type CaptureProblem = 'refused' | 'none' | 'busy';

const problems: Readonly<Record<string, CaptureProblem>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  TypeError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Of what `getUserMedia` threw. */
export const captureProblemOf = (thrown: unknown): CaptureProblem =>
  (thrown instanceof Error ? problems[thrown.name] : undefined) ?? 'refused';
