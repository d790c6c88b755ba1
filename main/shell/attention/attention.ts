// What the engine's word about unread messages does outside the window: badge, tray, and "Something new" when nobody looks.

import { events } from '../../../contract/bridge/events.ts';
import type { AppearanceStore } from '../appearance.ts';
import type { CallHost } from '../calls/call-host.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { SettingsStore } from '../settings.ts';
import { shellTexts } from '../texts/texts.ts';
import type { MainWindow } from '../window/main-window.ts';
import { showBadge } from './badge.ts';
import { createNotifier } from './notifier.ts';
import { isQuiet, minuteOfDay } from './quiet-hours.ts';
import type { TrayKeeper } from './tray.ts';

export interface AttentionParts {
  readonly engine: EngineHost;
  readonly window: MainWindow;
  readonly profile: ProfileFollower;
  readonly settings: SettingsStore;
  readonly appearance: AppearanceStore;
  readonly tray: TrayKeeper;
  /** While one is under way nothing appears by itself, on this screen or on one that is shown to others. */
  readonly calls: Pick<CallHost, 'isQuiet' | 'onChanged'>;
}

/** The page has no part in this: the shell hears the engine itself. */
export function followAttention(parts: AttentionParts): void {
  const { engine, window, profile, settings, appearance, tray, calls } = parts;
  const notifier = createNotifier(window.bringToFront);
  const texts = () => shellTexts(appearance.get().language);

  const show = (unread: number): void => {
    showBadge(window.native, unread, texts().unread);
    tray.showUnread(unread > 0);
    if (unread === 0) notifier.dismiss();
  };
  const isWanted = (): boolean => profile.isOwn() && !profile.isShared();
  const mayAnnounce = (): boolean => {
    const { enabled, quiet } = settings.get().notifications;
    // Behind the lock there is a count and nothing more.
    if (!enabled || calls.isQuiet() || profile.isLocked() || window.isInFront()) return false;
    return !isQuiet(minuteOfDay(new Date()), quiet);
  };

  engine.onEvent(({ name, payload }) => {
    if (name !== 'attention.changed' || !isWanted()) return;
    const parsed = events['attention.changed'].safeParse(payload);
    if (!parsed.success) return;
    show(parsed.data.unread);
    if (parsed.data.arrived && mayAnnounce()) notifier.announce(texts().somethingNew);
  });
  profile.onChanged(() => {
    if (!isWanted()) show(0);
  });
  calls.onChanged(() => {
    if (calls.isQuiet()) notifier.dismiss();
  });
  settings.onChanged(({ notifications }) => {
    if (!notifications.enabled) notifier.dismiss();
  });
  window.native.on('focus', notifier.dismiss);
}
