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

/** What one kind of window has besides what all have. */
interface OwnWindow {
  readonly session: Session;
  readonly options?: Pick<BrowserWindowConstructorOptions, 'show' | 'skipTaskbar'>;
  readonly preferences?: Pick<WebPreferences, 'preload' | 'backgroundThrottling'>;
}

/** Every window is made here: hardened, and titled with the product's name whatever its page says. */
function openHardened(
  { backgroundColor, zoom, bounds }: Omit<WindowChoice, 'name'>,
  own: OwnWindow,
): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    ...own.options,
    backgroundColor,
    title: windowTitle,
    autoHideMenuBar: true,
    // Elsewhere the icon is part of the program or its bundle.
    ...(process.platform === 'linux' ? { icon: join(__dirname, 'icon.png') } : {}),
    webPreferences: { ...webPreferences(own.session, zoom), ...own.preferences },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

function load(window: BrowserWindow, page: string): void {
  window.loadURL(page).catch(() => {
    // A failed load is told by `did-fail-load`; a window closed while loading is no failure.
  });
}

/** Opens a hardened window on the app's page, which may have the camera while this gate is open. */
export function createWindow(choice: WindowChoice, camera: CameraGate): BrowserWindow {
  const ownSession = memorySession(choice.name, camera);
  serveApp(ownSession);
  const window = openHardened(choice, {
    session: ownSession,
    preferences: { preload: join(__dirname, '../preload/preload.cjs') },
  });
  load(window, appIndex);
  return window;
}

/** Opens the hardened window of a call: a bridge of calls alone, in a session that the caller has prepared. */
export function createCallWindow(
  choice: Omit<WindowChoice, 'name'> & { readonly session: Session; readonly page: string },
): BrowserWindow {
  const window = openHardened(choice, {
    session: choice.session,
    preferences: {
      preload: join(__dirname, '../call-preload/call-preload.cjs'),
      // A call goes on behind other windows.
      backgroundThrottling: false,
    },
  });
  if (process.platform !== 'darwin') window.removeMenu();
  load(window, choice.page);
  return window;
}

/** Sessions of windows without a bridge, by name: what they serve is set up once. */
const bareSessions = new Map<string, Session>();

/** Opens a window for content that comes from others: no bridge, no network, nothing of the app's page in its process. */
export function createBareWindow(
  choice: WindowChoice & { readonly isShown: boolean; readonly serve: (session: Session) => void },
): BrowserWindow {
  const { name, isShown, serve } = choice;
  const known = bareSessions.get(name);
  const ownSession = known ?? memorySession(name);
  if (known === undefined) {
    bareSessions.set(name, ownSession);
    serve(ownSession);
  }
  const window = openHardened(choice, {
    session: ownSession,
    options: { show: isShown, skipTaskbar: !isShown },
  });
  window.removeMenu();
  return window;
}
