// The worker that every frame of a call runs through, in and out: the one place where frame keys are used.

import { callLimits } from '../../../../contract/domain/call.ts';
import { createFrameDesk } from './frame-desk.ts';
import type { FramePath, FromFrameWorker, ToFrameWorker } from './frame-messages.ts';

interface Frame {
  data: ArrayBuffer;
}
interface Transformer {
  readonly readable: ReadableStream<Frame>;
  readonly writable: WritableStream<Frame>;
  readonly options: FramePath;
}
/** The part of a worker's global scope that is used; the page's types know no workers. */
interface Scope {
  onmessage: ((event: MessageEvent<ToFrameWorker>) => void) | null;
  onrtctransform: ((event: { readonly transformer: Transformer }) => void) | null;
  postMessage(message: FromFrameWorker): void;
}
const scope = globalThis as unknown as Scope;

/** How often the page hears what came through. */
const reportMs = 500;
const desk = createFrameDesk(callLimits.oldKeyMs, () => performance.now());

function run(path: FramePath, readable: ReadableStream<Frame>, writable: WritableStream<Frame>): void {
  const handle = path.way === 'send' ? desk.seal : desk.open;
  const through = new TransformStream<Frame, Frame>({
    async transform(frame, out) {
      const data = await handle(path.link, path.sort, new Uint8Array(frame.data));
      if (data === null) return;
      frame.data = data;
      out.enqueue(frame);
    },
  });
  // Ends with the connection: a stream that breaks off is a link that was closed.
  readable
    .pipeThrough(through)
    .pipeTo(writable)
    .catch(() => undefined);
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'pipe') run(data.path, data.readable, data.writable);
  else if (data.kind === 'allow') desk.allow(data.link, data.epoch);
  else if (data.kind === 'close') desk.close(data.link);
  else void desk.setKeys(data.keys);
};
scope.onrtctransform = ({ transformer }) =>
  run(transformer.options, transformer.readable, transformer.writable);

setInterval(() => {
  const links = desk.takeReport();
  if (links.length > 0) scope.postMessage({ kind: 'report', links });
}, reportMs);
scope.postMessage({ kind: 'ready' });
