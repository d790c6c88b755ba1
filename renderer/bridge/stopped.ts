// Tells the shell what this page's own policy stopped, so that "Prove it" shows it with the rest.

import { bridge } from './bridge.ts';

/** Longer ones are told by their beginning, where the host stands. */
const longestAddress = 2_048;

/** Only what would have gone somewhere: scripts and markup that the policy refuses name no address. */
export function tellWhatIsStopped(): void {
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (URL.canParse(blockedURI)) void bridge.proof.stopped({ address: blockedURI.slice(0, longestAddress) });
  });
}
