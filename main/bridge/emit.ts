// Sends events to the page, each checked against its schema first.

import { type EventName, type EventPayload, events } from '../../contract/bridge/events.ts';
import { report } from '../shell/diagnostics.ts';
import { isAppUrl } from '../shell/window/app-origin.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { ipcEvent } from './ipc-names.ts';

/** Emits one event; a payload outside its schema is dropped and reported. */
export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** Narrows a name that came from the engine. */
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

/** An emitter for this window. While no page of ours stands there, events go nowhere: a loading page asks for the state itself. */
export function createEmitter(window: MainWindow): Emit {
  return (name, payload) => {
    const parsed = events[name].safeParse(payload);
    if (!parsed.success) {
      report(`event ${name} does not fit its schema`, parsed.error);
      return;
    }
    const contents = window.contents();
    if (contents !== null && isAppUrl(contents.getURL())) contents.send(ipcEvent(name), parsed.data);
  };
}
