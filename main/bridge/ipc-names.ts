// The names under which channels and events travel over Electron's IPC; preload builds the same ones.

/** IPC channel of a call. */
export function ipcChannel(name: string): string {
  return `o7:call:${name}`;
}

/** IPC channel of an event. */
export function ipcEvent(name: string): string {
  return `o7:event:${name}`;
}
