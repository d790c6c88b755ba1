/** When this device's keys of a group are due to be renewed. */
import type { EpochAge } from '../store/repositories/groups.ts';

const week = 7 * 24 * 60 * 60 * 1000;
let mostMessages = 200;

/** Renews keys after fewer messages. Called by the tests' engine alone. */
export function shortenEpochs(messages: number): void {
  mostMessages = messages;
}

/** In mid-call somebody whose app is locked cannot get new keys: then it waits, as long as nobody away falls too far behind. */
const inCall = 4;

/** After a week or 200 messages of ours, whichever comes first; in mid-call after 800. */
export function isRenewalDue(age: EpochAge, now: number, isInCall = false): boolean {
  const most = isInCall ? mostMessages * inCall : mostMessages;
  return age.messages >= most || (!isInCall && now - age.lastCommitAt > week);
}
