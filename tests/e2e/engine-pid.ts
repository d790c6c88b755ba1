// The engine's process, as Electron knows it.

import type { ElectronApplication } from '@playwright/test';

/** Id of the running engine process. */
export async function enginePid(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ serviceName, name }) => `${serviceName}${name}`.includes('engine'))
        ?.pid,
  );
  if (pid === undefined) throw new Error('no engine process');
  return pid;
}

/** Ends the engine as a crash would. */
export async function killEngine(app: ElectronApplication): Promise<void> {
  process.kill(await enginePid(app), 'SIGKILL');
}
