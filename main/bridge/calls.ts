// What the shell answers about calls: to the main window, and to the window of the call itself.

import { AppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import type { CallDevicesStore } from '../shell/calls/call-devices.ts';
import type { CallHost } from '../shell/calls/call-host.ts';
import type { CallWindows } from '../shell/calls/call-windows.ts';
import { isUnderWay } from '../shell/calls/held-call.ts';
import { listShareSources } from '../shell/calls/share-sources.ts';
import { openSystemSettings, systemAccess } from '../shell/calls/system-access.ts';
import { agreesToShow, sharesForZoom } from '../shell/calls/zoom-share.ts';
import { createPace } from '../shell/pace.ts';
import type { ProfileFollower } from '../shell/profile-follower.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { type CallAnswers, registerCall } from './call.ts';
import type { Emit } from './emit.ts';
import { handle } from './handle.ts';

export interface CallParts {
  readonly host: CallHost;
  readonly windows: CallWindows;
  readonly devices: CallDevicesStore;
  readonly appearance: AppearanceStore;
  readonly profile: ProfileFollower;
  readonly window: MainWindow;
  readonly emit: Emit;
}

function answers(parts: CallParts): CallAnswers {
  const { host, windows, devices, appearance, profile, window, emit } = parts;
  const mayOpenSettings = createPace(() => performance.now());
  const texts = () => shellTexts(appearance.get().language).calls;
  /** What may be chosen: the ids that the page was told last. */
  let listed: ReadonlySet<string> = new Set();
  return {
    'call.start': (_request, { view }) => ({
      appearance: appearance.get(),
      locked: profile.isLocked(),
      platform: process.platform,
      goesOn: isUnderWay(view),
    }),
    'call.devices': () => devices.get(),
    'call.keepDevices': (chosen) => {
      devices.keep(chosen);
      return {};
    },
    'call.mayCapture': systemAccess,
    'call.shareSources': async (_request, { kind }) => {
      const all = await listShareSources();
      const sources = [...(kind === 'zoom' ? sharesForZoom(all, texts()) : all)];
      listed = new Set(sources.map(({ id }) => id));
      return { sources };
    },
    'call.chooseShare': async ({ id }, { kind, window: own }) => {
      if (!listed.has(id)) throw new AppError('call.shareUnknown');
      if (kind === 'zoom' && !(await agreesToShow(own.native, texts()))) return {};
      windows.gate(kind).arm(id);
      return {};
    },
    'call.sharing': ({ on }) => {
      host.setSharing(on);
      return {};
    },
    'call.systemSettings': async ({ what }) => ({
      opened: mayOpenSettings() && (await openSystemSettings(what)),
    }),
    'call.showMain': ({ on }, { view }) => {
      if (on === 'neutral') {
        host.hide();
        // It comes forward once its page is covered (`lock.now`), not before.
        emit('menu.chosen', { action: 'neutral' });
        return {};
      }
      window.bringToFront();
      if (on === 'help') emit('menu.chosen', { action: 'help' });
      else emit('conversation.wanted', { conversation: view.conversation });
      return {};
    },
    'call.again': async () => {
      await host.again();
      return {};
    },
    'call.close': (_request, { window: own }) => {
      own.close();
      return {};
    },
  };
}

/** Registers `calls.open`, `calls.show` and everything of the call window. */
export function registerCalls(parts: CallParts): void {
  const { host, appearance } = parts;
  handle('calls.open', async ({ conversation }) => {
    await host.open(conversation);
    return {};
  });
  handle('calls.show', () => {
    host.show();
    return {};
  });
  registerCall(host, answers(parts));
  appearance.onChanged((chosen) => host.tell('call.appearance', chosen));
}
