// Holds quitting until the engine has closed its store: what was deleted a moment ago is gone from the files by then.

import { app } from 'electron';
import type { EngineHost } from './engine-host.ts';

/** Quits by itself once the engine has ended. `first`: what the engine is to hear before that. */
export function stopBeforeQuit(engine: EngineHost, first: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void first()
      .then(engine.stop)
      .finally(() => {
        state = 'stopped';
        app.quit();
      });
  });
}
