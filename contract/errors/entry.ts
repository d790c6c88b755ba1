/** What the catalogue says about a code. */

export interface ErrorEntry {
  /** The same call may succeed later without the person changing anything. */
  readonly retryable: boolean;
  /** Status when the service sends it; absent for codes that never travel on the wire. */
  readonly status?: number;
}

/** Calling again cannot help. */
export const fixed = (status?: number): ErrorEntry =>
  status === undefined ? { retryable: false } : { retryable: false, status };
/** Calling again can help. */
export const again = (status?: number): ErrorEntry =>
  status === undefined ? { retryable: true } : { retryable: true, status };
