// The page's only door: named methods by feature and one subscription per event. It forwards; it has no logic and no secrets.

import { contextBridge, ipcRenderer } from 'electron';

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
