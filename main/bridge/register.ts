// Registers every channel of the contract and connects the events.

import type { AppearanceStore } from '../shell/appearance.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import type { LinkInbox } from '../shell/link-inbox.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { registerApp } from './app.ts';
import { registerAppearance } from './appearance.ts';
import { createEmitter } from './emit.ts';
import { routeEngine } from './engine-router.ts';

/** The parts of the shell that answer calls or send events. */
export interface BridgeParts {
  readonly engine: EngineHost;
  readonly appearance: AppearanceStore;
  readonly links: LinkInbox;
  readonly window: MainWindow;
}

/** Must run before the page is loaded far enough to call. */
export function registerBridge({ engine, appearance, links, window }: BridgeParts): void {
  const emit = createEmitter(window);
  registerApp();
  registerAppearance(appearance, emit);
  routeEngine(engine, emit);
  window.onPageLoaded(() => {
    // A page that was loaded late or again learns the present state.
    emit('engine.state', { state: engine.state() });
    links.deliverTo((code) => emit('link.opened', { code }));
  });
}
