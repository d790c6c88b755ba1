// Which page stands in which kind of call window.

import { appOrigin } from '../window/app-origin.ts';
import { zoomPage } from './zoom-origin.ts';

/** `own`: our page, for checks, lobby and calls of our own. `zoom`: the page in which Zoom's code runs, once somebody is in. */
export const callKinds = ['own', 'zoom'] as const;
export type CallKind = (typeof callKinds)[number];

const pages: Readonly<Record<CallKind, string>> = { own: `${appOrigin}/call.html`, zoom: zoomPage };

/** The exact address. */
export const pageOf = (kind: CallKind): string => pages[kind];
