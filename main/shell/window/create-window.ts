// Makes windows. The only owner of webPreferences: every window of the app gets exactly these.

import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Session,
  session,
  type WebPreferences,
} from 'electron';
import type { CameraGate } from '../hardening/camera.ts';
import { hardenSession } from '../hardening/session.ts';
import { appIndex } from './app-origin.ts';
import { serveApp } from './app-protocol.ts';

/** Product name: the title of every window, whatever the page says, so that no screen share shows more. */
export const windowTitle = 'O7 Therapy';

/** No `persist:` in the name: the session lives in memory. */
export function memorySession(name: string, camera?: CameraGate): Session {
  const made = session.fromPartition(`o7-${name}`, { cache: false });
  hardenSession(made, camera);
  return made;
}

function webPreferences(ownSession: Session, zoom: number): WebPreferences {
  return {
    session: ownSession,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    zoomFactor: zoom,
    navigateOnDragDrop: false,
    safeDialogs: true,
    disableDialogs: true,
    enableWebSQL: false,
    devTools: !app.isPackaged,
  };
}

/** What a caller may choose about a window. */
export interface WindowChoice {
  /** Names the window's in-memory session; one per kind of window. */
  readonly name: string;
  /** Painted before the page's first frame. */
  readonly backgroundColor: string;
  /** 1: the design's own size. */
  readonly zoom: number;
  readonly bounds: Pick<
    BrowserWindowConstructorOptions,
    'x' | 'y' | 'width' | 'height' | 'minWidth' | 'minHeight'
  >;
}

/** Opens a hardened window on the app's page, which may have the camera while this gate is open. */
export function createWindow(
  { name, backgroundColor, zoom, bounds }: WindowChoice,
  camera: CameraGate,
): BrowserWindow {
  const ownSession = memorySession(name, camera);
  serveApp(ownSession);
  const window = new BrowserWindow({
    ...bounds,
    backgroundColor,
    title: windowTitle,
    autoHideMenuBar: true,
    // Elsewhere the icon is part of the program or its bundle.
    ...(process.platform === 'linux' ? { icon: join(__dirname, 'icon.png') } : {}),
    webPreferences: {
      ...webPreferences(ownSession, zoom),
      preload: join(__dirname, '../preload/preload.cjs'),
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.loadURL(appIndex).catch(() => {
    // A failed load is told by `did-fail-load`; a window closed while loading is no failure.
  });
  return window;
}

/** Opens the hardened window of a call: a bridge of calls alone, in a session that the caller has prepared. */
export function createCallWindow(
  choice: Omit<WindowChoice, 'name'> & { readonly session: Session; readonly page: string },
): BrowserWindow {
  const { backgroundColor, zoom, bounds, session: ownSession, page } = choice;
  const window = new BrowserWindow({
    ...bounds,
    backgroundColor,
    title: windowTitle,
    autoHideMenuBar: true,
    ...(process.platform === 'linux' ? { icon: join(__dirname, 'icon.png') } : {}),
    webPreferences: {
      ...webPreferences(ownSession, zoom),
      preload: join(__dirname, '../call-preload/call-preload.cjs'),
      // A call goes on behind other windows.
      backgroundThrottling: false,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  if (process.platform !== 'darwin') window.removeMenu();
  window.loadURL(page).catch(() => {
    // As above.
  });
  return window;
}

/** Sessions of windows without a bridge, by name: what they serve is set up once. */
const bareSessions = new Map<string, Session>();

/** Opens a window for content that comes from others: no bridge, no network, nothing of the app's page in its process. */
export function createBareWindow(
  choice: WindowChoice & { readonly isShown: boolean; readonly serve: (session: Session) => void },
): BrowserWindow {
  const { name, backgroundColor, zoom, bounds, isShown, serve } = choice;
  const known = bareSessions.get(name);
  const ownSession = known ?? memorySession(name);
  if (known === undefined) {
    bareSessions.set(name, ownSession);
    serve(ownSession);
  }
  const window = new BrowserWindow({
    ...bounds,
    backgroundColor,
    show: isShown,
    title: windowTitle,
    autoHideMenuBar: true,
    skipTaskbar: !isShown,
    ...(process.platform === 'linux' ? { icon: join(__dirname, 'icon.png') } : {}),
    webPreferences: webPreferences(ownSession, zoom),
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.removeMenu();
  return window;
}
