// What each way of making a call in the bench has in common.

export interface CallParts {
  readonly isOfferer: boolean;
  /** Gives this to the other page, in order. */
  readonly send: (message: unknown) => void;
  /** Where the other one's picture goes. */
  readonly place: HTMLElement;
  /** Every connection that was made, for its figures. */
  readonly connections: RTCPeerConnection[];
}

export interface BenchCall {
  /** Everything that waits for nobody is done. */
  readonly ready: Promise<void>;
  /** Accepted: everything from here to the first picture counts. */
  readonly join: () => Promise<void>;
  readonly take: (message: unknown) => void;
  readonly leave: () => Promise<void>;
}
