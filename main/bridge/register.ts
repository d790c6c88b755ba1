// Registers every channel of the contract and connects the events.

import type { AppearanceStore } from '../shell/appearance.ts';
import type { EgressRecorder } from '../shell/egress-record.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import type { ShownFiles } from '../shell/files/shown-files.ts';
import type { CameraGate } from '../shell/hardening/camera.ts';
import type { LinkInbox } from '../shell/link-inbox.ts';
import type { Touch } from '../shell/lock/touch.ts';
import type { SettingsStore } from '../shell/settings.ts';
import type { StorageChoices } from '../shell/storage/choices.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { registerApp } from './app.ts';
import { registerAppearance } from './appearance.ts';
import { registerAudit } from './audit.ts';
import { registerBackup } from './backup.ts';
import { registerCamera } from './camera.ts';
import { registerDevice } from './device.ts';
import { createEmitter, type Emit } from './emit.ts';
import { routeEngine } from './engine-router.ts';
import { registerErasure } from './erasure.ts';
import { registerFiles } from './files.ts';
import { answerTo } from './handle.ts';
import { registerLost } from './lost.ts';
import { registerOutside } from './outside.ts';
import { registerPortability } from './portability.ts';
import { registerPrint } from './print.ts';
import { registerProof } from './proof.ts';
import { registerReceipts } from './receipts.ts';
import { registerRecovery } from './recovery.ts';
import { registerRestore } from './restore.ts';
import { registerRights } from './rights.ts';
import { registerSettings } from './settings.ts';
import { registerStorage } from './storage.ts';

/** The parts of the shell that answer calls or send events. */
export interface BridgeParts {
  readonly engine: EngineHost;
  readonly appearance: AppearanceStore;
  readonly settings: SettingsStore;
  readonly storage: StorageChoices;
  readonly links: LinkInbox;
  readonly window: MainWindow;
  readonly profileDir: string;
  readonly touch: Touch;
  readonly shown: ShownFiles;
  readonly camera: CameraGate;
  readonly egress: EgressRecorder;
  readonly serviceUrl: string;
}

/** Must run before the page is loaded far enough to call. Answers the way to tell the page something. */
export function registerBridge(parts: BridgeParts): Emit {
  const { engine, appearance, settings, storage, links, window, profileDir, touch, shown, camera } = parts;
  answerTo(window.contents);
  const emit = createEmitter(window);
  registerApp();
  registerAppearance(appearance, emit);
  registerSettings(settings, touch);
  registerStorage(storage, emit);
  registerPrint(window);
  registerCamera(window, camera);
  registerOutside();
  registerProof({ egress: parts.egress, serviceUrl: parts.serviceUrl, window, appearance });
  registerLost(window, appearance);
  registerDevice(profileDir);
  registerAudit(engine, window, appearance);
  registerReceipts(engine, window, appearance);
  registerRights(engine, window, appearance);
  registerPortability(engine, window, appearance);
  registerErasure(engine, window, appearance);
  registerBackup(engine, window, appearance);
  registerRestore(engine, window, appearance);
  registerRecovery(window, appearance);
  registerFiles({ engine, window, appearance, shown });
  routeEngine(engine, emit);
  window.onHidden(() => emit('window.hidden', {}));
  window.onPageLoaded(() => {
    // A page that was loaded late or again learns the present state.
    emit('engine.state', { state: engine.state() });
    links.deliverTo((code) => emit('link.opened', { code }));
  });
  return emit;
}
