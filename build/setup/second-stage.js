// The part of set-up that needs the installed packages: the ordinary user, Electron, the native module.

import { ensureElectron } from '../electron-runtime.js';
import { ensureNativeBinding } from './native-module.js';
import { ensureOrdinaryUser } from './ordinary-user.js';
import { checkUserNamespaces } from './sandbox-check.js';
import { SetupProblem, say } from './say.js';

try {
  await ensureOrdinaryUser();
  const electron = await ensureElectron();
  if (electron.nativeBinding !== null) await ensureNativeBinding();
  if (electron.kind !== 'declared') say(`using Electron ${electron.version} (${electron.kind})`);
  checkUserNamespaces(electron.folder);
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem;
  say(problem.message);
  process.exit(1);
}
