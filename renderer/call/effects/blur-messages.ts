// What the window and its blurring worker say to each other.

/** Addresses of what the worker loads, all from inside the app. Asked again, a worker that has loaded says `ready` at once. */
export interface BlurStart {
  readonly start: { readonly model: string; readonly wasm: string };
}

/** To the worker: how to start, then a frame at a time. `id`: of this frame alone. */
export type ToBlur = BlurStart | { readonly frame: VideoFrame; readonly id: number };

/** From the worker. `ms`: how long the frame took. After `failed` it takes no frame any more. */
export type FromBlur =
  | { readonly ready: true }
  | { readonly frame: VideoFrame; readonly id: number; readonly ms: number }
  | { readonly failed: true };
