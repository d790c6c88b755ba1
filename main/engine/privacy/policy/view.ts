/** Where the person stands with the privacy policy, as the window is shown it. */
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import type { Desk } from '../../messaging/desk.ts';
import { viewReceipts } from '../receipts/view.ts';
import { wasRefused } from './fetching.ts';
import { standNow } from './known.ts';

export function viewPolicy(desk: Desk, isSample: boolean): PolicyView {
  const { known, answer, standing, current, asked } = standNow(desk.store);
  const isYes = answer?.act === 'policy.acknowledged';
  return {
    standing: isSample ? { kind: 'none' } : standing,
    current,
    asked,
    acknowledged: isYes ? Number(answer.text?.version) : null,
    receipt: viewReceipts(desk).find(({ id }) => id === answer?.id) ?? null,
    versions: known.map(({ version, published, effective }) => ({ version, published, effective })),
    refused: wasRefused(desk.store),
  };
}
