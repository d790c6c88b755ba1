/** Who may change a line or take it back, and until when: the same rule for what is done here and for what comes in. */
import type { ChangeTarget } from '../store/repositories/changes.ts';

/** An author may have been without a connection after changing something; longer than this is not waited for. */
const underwayMs = 24 * 60 * 60 * 1000;

/** A change as it is judged. `at`: its author's clock. `arrivedAt`: when it came, by whichever clock says earlier. */
export interface ChangeFacts {
  readonly conversation: string;
  readonly account: string;
  readonly at: number;
  readonly arrivedAt: number;
}

/**
 * Of the account that wrote the line, in its conversation, within `spanMs` by the author's clock, and here no more than a day
 * after that span.
 */
export function mayChange(target: ChangeTarget, change: ChangeFacts, spanMs: number): boolean {
  return (
    !target.isNotice &&
    target.account === change.account &&
    target.conversation === change.conversation &&
    change.at - target.at <= spanMs &&
    change.arrivedAt - target.receivedAt <= spanMs + underwayMs
  );
}
