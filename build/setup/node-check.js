// Says what to install when no Node new enough can run the project's scripts.

import { SetupProblem } from './say.js';

/** The first Node that runs `.ts` files directly. */
const needed = [22, 18];

/** On Linux x64 the project brings its own Node 24 as a package, elsewhere the person's must be new enough. */
export function checkNode() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = needed;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  throw new SetupProblem(
    `Node ${needed.join('.')} or newer is needed, this is ${process.versions.node}. Get one from https://nodejs.org and run the command again.`,
  );
}
