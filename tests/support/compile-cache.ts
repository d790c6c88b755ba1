/** Programs of the tests are compiled once, not at each of their many starts. One folder for each user that runs them. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Goes into the environment of a Node that a test starts. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(tmpdir(), `o7-compile-cache-${process.getuid?.() ?? 0}`),
} as const;
