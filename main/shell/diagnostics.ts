// The one place where the main process writes to its error stream; never content, keys or paths a person chose.

import { app } from 'electron';

/** Where a failure happened: class, code and stack frames, without the message, which may quote data. */
function traceOf(problem: unknown): string {
  if (!(problem instanceof Error)) return `threw ${typeof problem}`;
  const code = 'code' in problem && typeof problem.code === 'string' ? ` ${problem.code}` : '';
  const frames = (problem.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = problem.cause === undefined ? '' : `\ncaused by ${traceOf(problem.cause)}`;
  // In development the message helps and the data is not a person's.
  const message = app.isPackaged ? '' : `: ${problem.message}`;
  return `${problem.name}${code}${message}\n${frames.join('\n')}${cause}`;
}

/** Writes one event to the error stream. `problem` is reduced to its trace. */
export function report(what: string, problem?: unknown): void {
  process.stderr.write(problem === undefined ? `${what}\n` : `${what}: ${traceOf(problem)}\n`);
}

/** An uncaught error ends the process with 70 instead of opening Electron's dialog and going on half broken. */
export function exitOnCrash(): void {
  const crash = (problem: unknown): void => {
    report('main process failed', problem);
    app.exit(70);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
