// Where somebody stands with the privacy policy in a fake scene.

import type { PolicyView } from '../../contract/bridge/policy-view.ts';
import { firstPolicy } from '../../contract/policy/bundled.ts';
import type { Policy } from '../../contract/policy/document.ts';

export interface FakePolicy {
  /** Ascending. */
  policies: Policy[];
  view: Omit<PolicyView, 'versions'>;
}

/** The version that comes with the app, acknowledged. */
export const createFakePolicyState = (): FakePolicy => ({
  policies: [firstPolicy],
  view: {
    standing: { kind: 'settled' },
    current: 1,
    asked: 1,
    acknowledged: 1,
    receipt: null,
    refused: false,
  },
});
