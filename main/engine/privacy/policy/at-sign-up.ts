/** Sign-up: that the policy stood on the screen is written down with the first rows of the profile. */
import type { ChannelRequest } from '../../../../contract/bridge/channels.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { bundledPolicies } from '../../../../contract/policy/bundled.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/database.ts';
import type { Device } from '../../store/repositories/account.ts';
import { issueReceipt } from '../receipts/issue.ts';
import { textOf } from './answering.ts';

type Shown = ChannelRequest<'pairing.join'>['policy'];

/** Answers what to do once account and device are written. Throws `policy.unknown`, before anything is. Where nothing was shown, nothing is noted. */
export function notePolicyShown(shown: Shown, device: Device, clock: Clock): (store: Store) => void {
  if (shown === undefined) return () => undefined;
  const policy = bundledPolicies.find(({ version }) => version === shown.version);
  if (policy === undefined) throw new AppError('policy.unknown');
  const text = textOf(policy, shown.language);
  return (store) => {
    issueReceipt({ store, clock, device, wake: () => undefined }, { act: 'policy.acknowledged', text });
  };
}
