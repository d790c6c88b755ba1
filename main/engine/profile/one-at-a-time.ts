/** Runs what changes a vault's files or keys one after the other: two at once would undo each other. */

export type OneAtATime = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Each call begins when the one before has ended, well or not. Never call it from within its own work. */
export function createQueue(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
