// The camera's picture, for our own page alone and only while the person scans a code with it. Never sound, never the screen.

import { isAppUrl } from '../window/app-origin.ts';

/** What Chromium says about a request of a page. */
export interface PermissionAsked {
  readonly permission: string;
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string | undefined;
  /** `video`, `audio`; a capture of the screen names none, or comes under a permission of its own. */
  readonly mediaTypes?: readonly string[] | undefined;
}

export interface CameraGate {
  /** The sheet that scans is open. */
  open(): void;
  /** It is closed, or the page that had it is gone. */
  close(): void;
  grants(asked: PermissionAsked): boolean;
}

/** Closed at first. */
export function createCameraGate(): CameraGate {
  let isOpen = false;
  return {
    open() {
      isOpen = true;
    },
    close() {
      isOpen = false;
    },
    grants({ permission, isMainFrame, requestingUrl = '', mediaTypes = [] }) {
      const isPicture = permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'video';
      return isOpen && isPicture && isMainFrame && isAppUrl(requestingUrl);
    },
  };
}
