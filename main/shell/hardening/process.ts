// Refuses command-line switches and environment variables that would weaken a packaged app.

import { app } from 'electron';
import { report } from '../diagnostics.ts';

/** Exit code for a switch that packaged builds do not take. */
export const unknownSwitchExit = 64;

/** The only switches a packaged build takes; the check of a log needs the name of a file. */
const knownSwitches = [/^--self-test$/, /^--verify-audit=./s] as const;

function isKnown(argument: string): boolean {
  return knownSwitches.some((known) => known.test(argument));
}

/** The first argument that looks like a switch and is not ours; Chromium would act on many of them. */
export function findUnknownSwitch(args: readonly string[], platform = process.platform): string | undefined {
  const looksLikeSwitch = platform === 'win32' ? /^[-/]/ : /^-/;
  return args.find((argument) => looksLikeSwitch.test(argument) && !isKnown(argument));
}

/** Ends a packaged app that was started with a switch it does not know (remote debugging, proxies, another user-data-dir …). */
export function refuseUnknownSwitches(): void {
  if (!app.isPackaged) return;
  const unknown = findUnknownSwitch(process.argv.slice(1));
  if (unknown === undefined) return;
  report(`refused: unknown switch ${unknown.split('=')[0]}`);
  app.exit(unknownSwitchExit);
  // app.exit ends the process only at the next turn of the loop.
  process.exit(unknownSwitchExit);
}

/** True for variables that change what Node, Electron or TLS do, or leak session keys. */
export function isDangerousVariable(name: string): boolean {
  return name === 'SSLKEYLOGFILE' || name === 'LD_PRELOAD' || /^(NODE_|ELECTRON_)/.test(name);
}

/** Drops such variables, so that nothing this process starts or loads later sees them. Development keeps its runtime's own. */
export function scrubEnvironment(): void {
  delete process.env['SSLKEYLOGFILE'];
  if (!app.isPackaged) return;
  for (const name of Object.keys(process.env)) if (isDangerousVariable(name)) delete process.env[name];
}
