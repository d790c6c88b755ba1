// Camera and microphone for the page of a call while there is a call, and one screen or window that the person chose there.

import type { PermissionAsked } from '../hardening/camera.ts';

/** How long a choice of what to show stands. */
const armedMs = 10_000;

/** What Chromium says about a look at a permission; a request says more (`PermissionAsked`). */
export interface PermissionLook {
  readonly permission: string;
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string | undefined;
  readonly mediaType?: string | undefined;
}

export interface CallGate {
  /** From the check of the devices to the end of the call; what was chosen to be shown is forgotten either way. */
  readonly set: (open: boolean) => void;
  /** Camera and microphone, and nothing that Chromium files under the same name: a screen names no media type, or has a name of its own. */
  readonly grants: (asked: PermissionAsked) => boolean;
  /** Whether a page may see how the devices are called. */
  readonly looks: (look: PermissionLook) => boolean;
  /** The next request for a screen gets this source; once, within ten seconds. */
  readonly arm: (source: string) => void;
  /** Whether this is a request for a screen that may go on to the choosing, which alone decides what it gets. */
  readonly maySelect: (asked: PermissionAsked) => boolean;
  /** What was chosen, for the one request that gets it; null: nothing, or too long ago. */
  readonly take: () => string | null;
}

/** `isPage`: the exact page that asks. `now`: milliseconds that never go back. */
export function createCallGate(isPage: (url: string) => boolean, now: () => number): CallGate {
  let isOpen = false;
  let armed: { readonly source: string; readonly until: number } | null = null;
  const isOurs = (isMainFrame: boolean, url = ''): boolean => isOpen && isMainFrame && isPage(url);
  const isArmed = (): boolean => armed !== null && now() < armed.until;
  return {
    set: (open) => {
      if (open !== isOpen) armed = null;
      isOpen = open;
    },
    grants: ({ permission, isMainFrame, requestingUrl, mediaTypes = [] }) =>
      permission === 'media' &&
      mediaTypes.length > 0 &&
      mediaTypes.every((type) => type === 'audio' || type === 'video') &&
      isOurs(isMainFrame, requestingUrl),
    looks: ({ permission, isMainFrame, requestingUrl, mediaType }) =>
      permission === 'media' &&
      (mediaType === 'audio' || mediaType === 'video') &&
      isOurs(isMainFrame, requestingUrl),
    arm: (source) => {
      if (isOpen) armed = { source, until: now() + armedMs };
    },
    maySelect: ({ permission, isMainFrame, requestingUrl, mediaTypes = [] }) =>
      (permission === 'display-capture' || (permission === 'media' && mediaTypes.length === 0)) &&
      isArmed() &&
      isOurs(isMainFrame, requestingUrl),
    take: () => {
      const source = isArmed() ? (armed?.source ?? null) : null;
      armed = null;
      return source;
    },
  };
}
