/** When this device's keys of a group are due to be renewed. */
import type { EpochAge } from '../store/repositories/groups.ts';

const week = 7 * 24 * 60 * 60 * 1000;
let mostMessages = 200;

/** Renews keys after fewer messages. Called by the tests' engine alone. */
export function shortenEpochs(messages: number): void {
  mostMessages = messages;
}

/** After a week or 200 messages of ours, whichever comes first. */
export function isRenewalDue(age: EpochAge, now: number): boolean {
  return age.messages >= mostMessages || now - age.lastCommitAt > week;
}
