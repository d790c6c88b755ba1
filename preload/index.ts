// The page's only door: named methods by feature and one subscription per event. It forwards; it has no logic and no secrets.

import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** Replaced at build time with the contract's own tables, so that no schema library runs here. */
declare const __CHANNEL_NAMES__: readonly string[];
declare const __EVENT_METHODS__: readonly (readonly [name: string, method: string])[];

type Call = (request: unknown) => Promise<unknown>;
type Subscribe = (listener: (payload: unknown) => void) => () => void;

const calls: Record<string, Record<string, Call>> = {};
for (const name of __CHANNEL_NAMES__) {
  const [feature = '', method = ''] = name.split('.');
  calls[feature] ??= {};
  calls[feature][method] = (request) => ipcRenderer.invoke(`o7:call:${name}`, request);
}

/** Larger ones have to be chosen or dropped. */
const mostPastedBytes = 32 * 1024 * 1024;

/** Where a file lies, for the shell alone; what was pasted lies nowhere and comes as bytes. */
async function toTaken(file: File): Promise<unknown> {
  const path = webUtils.getPathForFile(file);
  if (path !== '') return { path };
  if (file.size > mostPastedBytes) return { name: file.name, bytes: null };
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

calls['files'] = {
  ...calls['files'],
  takeIn: async (files) =>
    ipcRenderer.invoke(
      'o7:files:take',
      await Promise.all([...(files as readonly File[])].slice(0, 40).map(toTaken)),
    ),
};

const subscriptions: Record<string, Subscribe> = {};
for (const [name, method] of __EVENT_METHODS__) {
  subscriptions[method] = (listener) => {
    // Electron's event object would hand the page a way to answer: it stays here.
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(`o7:event:${name}`, forward);
    return () => {
      ipcRenderer.off(`o7:event:${name}`, forward);
    };
  };
}

contextBridge.exposeInMainWorld('o7', { ...calls, events: subscriptions });
