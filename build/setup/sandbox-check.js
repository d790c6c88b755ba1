// Checks that Chromium's sandbox can work here, and says what to run where it cannot. It is never switched off.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './say.js';

/** @param {string} file */
const reads = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/** True where the kernel lets an ordinary user make the namespaces that the sandbox is made of. */
function userNamespacesAllowed() {
  if (reads('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') return false;
  if (reads('/proc/sys/kernel/unprivileged_userns_clone') === '0') return false;
  return reads('/proc/sys/user/max_user_namespaces') !== '0';
}

/** Throws with the one command that helps, where neither namespaces nor the helper program can make a sandbox. @param {string} electronFolder */
export function checkUserNamespaces(electronFolder) {
  if (process.platform !== 'linux' || userNamespacesAllowed()) return;
  const helper = join(electronFolder, 'chrome-sandbox');
  const info = existsSync(helper) ? statSync(helper) : null;
  if (info !== null && info.uid === 0 && (info.mode & 0o4755) === 0o4755) return;
  throw new SetupProblem(
    `this system does not let programs make their own sandbox. Give Electron's helper the right to, then run the command again:\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}
