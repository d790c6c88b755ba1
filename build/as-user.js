// Runs one of the project's scripts as the ordinary user: `node build/as-user.js build/start.ts …`.

import { spawn } from 'node:child_process';
import { asOrdinaryUser } from './setup/ordinary-user.js';

const { program, args, env } = asOrdinaryUser(process.execPath, process.argv.slice(2));
const child = spawn(program, args, { stdio: 'inherit', env });

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', (problem) => {
  console.error(`cannot start as the ordinary user: ${problem.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
