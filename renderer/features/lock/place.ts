// Where the person is, as it is handed over when the app locks.

import { bridge, unwrap } from '../../bridge/bridge.ts';

let conversation: string | null = null;

/** The person is at this conversation, or at none. */
export function notePlace(chosen: string | null): void {
  conversation = chosen;
}

/** Hands the place to the encrypted store, for the moment after the next unlock. */
export async function keepPlace(): Promise<void> {
  await unwrap(bridge.place.keep({ conversation }));
}
