// The only door of a call window's page: the calls and events of one call. It forwards; it has no logic and no secrets.

import { contextBridge, ipcRenderer } from 'electron';

/** Replaced at build time with the contract's own tables; `zoom`: also there where Zoom's code runs in the page. */
declare const __CALL_METHODS__: readonly (readonly [name: string, method: string, zoom: boolean])[];
declare const __CALL_EVENT_METHODS__: readonly (readonly [name: string, method: string])[];

/** Zoom's code runs on a page of its own, at https; the shell refuses it the rest as well. */
const isOurs = location.protocol === 'app:';

const calls: Record<string, (request: unknown) => Promise<unknown>> = {};
for (const [name, method, zoom] of __CALL_METHODS__) {
  if (isOurs || zoom) calls[method] = (request) => ipcRenderer.invoke(`o7:window:${name}`, request);
}

const subscriptions: Record<string, (listener: (payload: unknown) => void) => () => void> = {};
for (const [name, method] of __CALL_EVENT_METHODS__) {
  subscriptions[method] = (listener) => {
    // Electron's event object would hand the page a way to answer: it stays here.
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(`o7:window-event:${name}`, forward);
    return () => {
      ipcRenderer.off(`o7:window-event:${name}`, forward);
    };
  };
}

contextBridge.exposeInMainWorld('o7call', { ...calls, events: subscriptions });
