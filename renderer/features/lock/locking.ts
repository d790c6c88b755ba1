// Locks: covers at once, hands over what must come back, then asks the shell, which ends the engine and this page.

import { bridge, bridgeEvents, unwrap } from '../../bridge/bridge.ts';
import { keepDraftsNow } from '../conversation/drafts.ts';
import { cover, coveredBy, uncover } from './cover.ts';
import { keepPlace } from './place.ts';

/** An engine that does not answer must not keep the window from locking. */
const longestHandOverMs = 1_500;

async function handOver(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, longestHandOverMs));
  await Promise.race([Promise.allSettled([keepDraftsNow(), keepPlace()]), patience]);
}

/** Brings the window back from behind the neutral screen. What stands there by now decides what is seen. */
async function reveal(): Promise<void> {
  await unwrap(bridge.lock.reveal({})).catch(() => undefined);
  uncover();
}

/** Covers with paper that says nothing; a key or a click asks for what is behind. */
export function coverNeutrally(): void {
  cover('neutral', () => void reveal());
}

/** Covers and locks. `isOpen`: there is something to hand over. A lock that fails stays covered; a key tries again. */
export async function lockNow(neutral: boolean, isOpen: boolean): Promise<void> {
  if (neutral) coverNeutrally();
  else cover('lock', () => void lockNow(false, isOpen));
  if (isOpen) await handOver();
  // Behind the neutral screen nothing more can be told, and without a passcode nothing more is done.
  await unwrap(bridge.lock.now({ neutral })).catch(() => undefined);
}

/** Covers when the shell locks by itself: nobody there, the system locked or asleep, a shared computer's window closed. */
export function listenForLocking(): void {
  bridgeEvents.onLockComing(({ neutral }) => {
    const isUnderway = coveredBy() !== null;
    if (neutral) coverNeutrally();
    else cover('lock', () => void lockNow(false, false));
    if (!isUnderway) void handOver();
  });
}
