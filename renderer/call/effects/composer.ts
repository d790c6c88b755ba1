// Lays a person over the blurred room, in a worker. Nothing of a frame is kept but the picture it gives.

import { writeAlpha } from './mask.ts';

/** What the model looks at, and the size of its mask. */
export const lookedAt = { width: 256, height: 144 } as const;

/** The room is made as small as this before it is blurred: no letter and no face in it survives. `edge`: not shown, since
 * a blur has nothing to mix with there. */
const room = { width: 64, height: 36, blur: 'blur(1.5px)', edge: 3 } as const;

/** Chromium makes red, green and blue of a camera's frame itself; TypeScript does not list that yet. */
interface CopyOptions extends VideoFrameCopyToOptions {
  readonly format: 'RGBA';
}

function brushOf(canvas: OffscreenCanvas, forReading = false): OffscreenCanvasRenderingContext2D {
  const brush = canvas.getContext('2d', { willReadFrequently: forReading });
  if (brush === null) throw new Error('no canvas');
  // The coarse way takes single pixels of a large picture for all around them: edges would flicker.
  brush.imageSmoothingQuality = 'medium';
  return brush;
}

export class Composer {
  private readonly look = brushOf(new OffscreenCanvas(lookedAt.width, lookedAt.height), true);
  private readonly mask = brushOf(new OffscreenCanvas(lookedAt.width, lookedAt.height));
  private readonly cells = new ImageData(lookedAt.width, lookedAt.height);
  private readonly room = brushOf(new OffscreenCanvas(room.width, room.height));
  private readonly whole = brushOf(new OffscreenCanvas(2, 2));
  private pixels = new ImageData(2, 2);

  /** The frame as the model wants it. */
  async lookAt(frame: VideoFrame): Promise<OffscreenCanvas> {
    const { visibleRect } = frame;
    if (visibleRect === null) throw new Error('the frame is closed');
    const { width, height } = visibleRect;
    const { canvas } = this.whole;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      // A canvas of a new size has forgotten how to paint.
      this.whole.imageSmoothingQuality = 'medium';
      this.pixels = new ImageData(width, height);
    }
    // Into the same bytes each time: a frame that is drawn leaves a copy of itself in the browser, a megabyte each time.
    const wanted: CopyOptions = { format: 'RGBA', rect: visibleRect };
    await frame.copyTo(this.pixels.data, wanted);
    this.whole.putImageData(this.pixels, 0, 0);
    this.look.drawImage(canvas, 0, 0, lookedAt.width, lookedAt.height);
    return this.look.canvas;
  }

  /** Of the frame that was looked at last. @param certainties one number for each pixel that was looked at */
  compose({ timestamp, duration }: VideoFrame, certainties: Float32Array): VideoFrame {
    const { canvas } = this.whole;
    const { width, height } = canvas;
    writeAlpha(certainties, this.cells.data);
    this.mask.putImageData(this.cells, 0, 0);
    this.room.filter = 'none';
    this.room.drawImage(this.look.canvas, 0, 0, room.width, room.height);
    this.room.filter = room.blur;
    this.room.drawImage(this.room.canvas, 0, 0);
    this.whole.globalCompositeOperation = 'destination-in';
    this.whole.drawImage(this.mask.canvas, 0, 0, width, height);
    this.whole.globalCompositeOperation = 'destination-over';
    const { edge } = room;
    const [across, down] = [room.width - 2 * edge, room.height - 2 * edge];
    this.whole.drawImage(this.room.canvas, edge, edge, across, down, 0, 0, width, height);
    return new VideoFrame(canvas, {
      timestamp,
      alpha: 'discard',
      ...(duration === null ? {} : { duration }),
    });
  }
}
