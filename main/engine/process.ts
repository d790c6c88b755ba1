// Entry of the engine when Electron hosts it: answers the shell's messages over the utility process's port.

import type { FromEngine, ToEngine } from '../../contract/bridge/engine-port.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import { loadSodium } from './crypto/sodium.ts';

interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void;
  postMessage(message: FromEngine): void;
}

const port = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
if (port === undefined) throw new Error('this file is started by the shell');

port.on('message', ({ data }) => {
  if (data.t === 'start') {
    void loadSodium().then(() => port.postMessage({ t: 'ready' }));
    return;
  }
  if (data.channel === 'profile.status') {
    port.postMessage({ t: 'reply', id: data.id, ok: true, value: { state: 'new' } });
    return;
  }
  const error = toAppError(new AppError('request.notFound')).toReport();
  port.postMessage({ t: 'reply', id: data.id, ok: false, error });
});
