// What is told in passing and can often be undone: at most three at once, each for its time.

import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

/** One thing told. */
export interface ToastContent {
  readonly text: string;
  readonly action?: ToastAction;
  /** Several answers to a question; each takes it away. */
  readonly actions?: readonly ToastAction[];
}

interface ToastRequest extends ToastContent {
  /** How long it stands, 8 s if not said; the clock stops while it is pointed at or holds the focus. Null: until it is closed. */
  readonly timeoutMs?: number | null;
  /** Told once when it goes, for whatever reason. */
  readonly onClosed?: () => void;
}

/** The queue that {@link showToast} fills and `Toasts` shows. */
export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

const usualMs = 8_000;

/** Shows it; the answer takes it away earlier. Doing its action takes it away too. */
export function showToast({ timeoutMs = usualMs, onClosed, ...content }: ToastRequest): () => void {
  const key = toastQueue.add(content, {
    ...(timeoutMs === null ? {} : { timeout: timeoutMs }),
    ...(onClosed === undefined ? {} : { onClose: onClosed }),
  });
  return () => toastQueue.close(key);
}
