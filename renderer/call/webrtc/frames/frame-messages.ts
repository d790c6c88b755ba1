// What the call page and its frame worker say to each other.

import type { FrameSort } from '../../sframe/frame.ts';

/** Keys of one epoch for one link: the base of both ends (32 bytes, wiped after use) and the two senders' indices. */
export interface EpochKeys {
  readonly link: string;
  readonly epoch: number;
  readonly base: Uint8Array<ArrayBuffer>;
  readonly own: number;
  readonly other: number;
}

/** Where frames run through: which link, what they carry, in or out. */
export interface FramePath {
  readonly link: string;
  readonly sort: FrameSort;
  readonly way: 'send' | 'receive';
}

/** Frames of a link since the last report. `unknown`: sealed with a key that is not here; `refused`: did not open. */
export interface LinkReport {
  readonly link: string;
  readonly opened: number;
  readonly refused: number;
  readonly unknown: number;
}

export type ToFrameWorker =
  | { readonly kind: 'keys'; readonly keys: EpochKeys }
  | {
      readonly kind: 'pipe';
      readonly path: FramePath;
      readonly readable: ReadableStream;
      readonly writable: WritableStream;
    }
  | { readonly kind: 'allow'; readonly link: string; readonly epoch: number }
  | { readonly kind: 'close'; readonly link: string };

export type FromFrameWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly links: readonly LinkReport[] };
