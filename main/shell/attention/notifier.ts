// "Something new": one native notification at a time, without sender or content, that calls the window when pressed.

import { Notification } from 'electron';
import { windowTitle } from '../window/create-window.ts';

export interface Notifier {
  /** Shows it, in place of the one that may still be showing. */
  readonly announce: (text: string) => void;
  /** Takes it back. */
  readonly dismiss: () => void;
}

/** Does nothing where the system has no notifications. */
export function createNotifier(onPressed: () => void): Notifier {
  let showing: Notification | null = null;
  const dismiss = (): void => {
    const shown = showing;
    showing = null;
    shown?.close();
  };
  return {
    announce: (text) => {
      dismiss();
      if (!Notification.isSupported()) return;
      const shown = new Notification({ title: windowTitle, body: text, silent: true });
      shown.on('click', () => {
        dismiss();
        onPressed();
      });
      shown.on('close', () => {
        if (showing === shown) showing = null;
      });
      showing = shown;
      shown.show();
    },
    dismiss,
  };
}
