// Progress lines: one when a long step begins, one when it ends, nothing for a step with nothing to do.

/** Prints one line of set-up's own. @param {string} text */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * Runs a long step between two progress lines.
 * @template T
 * @param {string} text what happens, as the person reads it
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(text, work) {
  const started = Date.now();
  say(`${text} …`);
  const result = await work();
  say(`${text}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** A problem the person can solve: printed without a stack, ends set-up with 1. */
export class SetupProblem extends Error {}
