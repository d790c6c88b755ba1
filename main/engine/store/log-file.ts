/** The write-ahead log, read without SQLite: which commits stand in it, and whether it holds any that SQLite would drop. */
import { readSync } from 'node:fs';
import { pageBytes } from './page-codec.ts';

/** Bytes before the first frame. */
export const logHeaderBytes = 32;
const frameHeaderBytes = 24;
/** Bytes of one frame: its header and one page. */
export const frameBytes = frameHeaderBytes + pageBytes;
const framesPerRead = 256;
/** First word of a log whose checksums are taken over little-endian words; the lowest bit set: big-endian. */
const magicLittleEndian = 0x377f0682;

/** The two running sums of SQLite's log (fileformat2, section 4.2). */
type Sums = readonly [number, number];

function checksum(view: DataView, from: number, to: number, littleEndian: boolean, start: Sums): Sums {
  let [first, second] = start;
  for (let at = from; at < to; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) | 0;
    second = (second + view.getUint32(at + 4, littleEndian) + first) | 0;
  }
  return [first >>> 0, second >>> 0];
}

export interface LogScan {
  /** Where the newest committed image of each page begins in the log, in bytes. */
  readonly pages: ReadonlyMap<number, number>;
  /** Pages of the database after the last commit; null where the log holds none. */
  readonly databasePages: number | null;
  /** Whole frames in the file, of this and of earlier rounds. */
  readonly frames: number;
  /** Number of the first frame, from 1, that is damaged so that commits would be lost; 0: the log's header; null: none. */
  readonly damagedAt: number | null;
}

const emptyLog: LogScan = { pages: new Map(), databasePages: null, frames: 0, damagedAt: null };

interface Frame {
  readonly at: number;
  readonly page: number;
  /** Pages of the database after this commit; 0 in frames that are not a transaction's last. */
  readonly commit: number;
  /** Written in this round of the log: both salts fit, or one of them, if the other was damaged. */
  readonly salts: 0 | 1 | 2;
  readonly view: DataView;
  readonly body: Buffer;
}

function* readFrames(log: number, frames: number, header: DataView): Generator<Frame> {
  const slice = Buffer.alloc(Math.min(frames, framesPerRead) * frameBytes);
  for (let first = 0; first < frames; first += framesPerRead) {
    const read = readSync(log, slice, 0, slice.length, logHeaderBytes + first * frameBytes);
    for (let at = 0; at + frameBytes <= read; at += frameBytes) {
      const view = new DataView(slice.buffer, slice.byteOffset + at, frameBytes);
      const fits = [8, 12].filter((salt) => view.getUint32(salt) === header.getUint32(8 + salt)).length;
      yield {
        at: logHeaderBytes + first * frameBytes + at,
        page: view.getUint32(0),
        commit: view.getUint32(4),
        salts: fits as Frame['salts'],
        view,
        body: slice.subarray(at + frameHeaderBytes, at + frameBytes),
      };
    }
  }
}

/**
 * A frame that does not fit although its page is whole: one salt or one sum was changed, or it committed. What a killed
 * process or a transaction that was taken back leaves behind has both salts, neither sum, and never commits.
 */
function isHeaderDamaged(frame: Frame, sums: Sums): boolean {
  if (frame.salts === 1) return true;
  return frame.commit > 0 || sums[0] === frame.view.getUint32(16) || sums[1] === frame.view.getUint32(20);
}

/**
 * Reads a log as SQLite's recovery does: frames of this round (salts) whose running checksum fits, up to the last commit.
 * SQLite takes everything after the first misfit for the torn end of a crash and drops it silently. It is damage instead,
 * and named, where a commit of the same round follows, or where the page in the frame is whole (`isWhole`) and only the
 * frame's header is not. A log whose header does not fit is dropped by SQLite altogether: damage if a commit stands in it.
 * A last commit whose page itself is broken cannot be told from a torn write and is taken for one (ADR 0012).
 */
export function scanLog(
  log: number,
  size: number,
  isWhole: (number: number, page: Buffer) => boolean,
): LogScan {
  const frames = Math.max(0, Math.floor((size - logHeaderBytes) / frameBytes));
  if (frames === 0) return emptyLog;
  const headerBuffer = Buffer.alloc(logHeaderBytes);
  readSync(log, headerBuffer, 0, logHeaderBytes, 0);
  const header = new DataView(headerBuffer.buffer, headerBuffer.byteOffset, logHeaderBytes);
  const littleEndian = header.getUint32(0) === magicLittleEndian;
  let sums = checksum(header, 0, 24, littleEndian, [0, 0]);
  const isHeaderWhole =
    (littleEndian || header.getUint32(0) === magicLittleEndian + 1) &&
    header.getUint32(8) === pageBytes &&
    sums[0] === header.getUint32(24) &&
    sums[1] === header.getUint32(28);

  const pages = new Map<number, number>();
  const pending = new Map<number, number>();
  let databasePages: number | null = null;
  let number = 0;
  let brokenAt: number | null = isHeaderWhole ? null : 0;
  const finish = (damagedAt: number | null): LogScan => ({ pages, databasePages, frames, damagedAt });

  for (const frame of readFrames(log, frames, header)) {
    number += 1;
    if (brokenAt !== null) {
      if (frame.commit > 0 && (brokenAt === 0 || frame.salts === 2)) return finish(brokenAt);
      continue;
    }
    const next = checksum(
      frame.view,
      frameHeaderBytes,
      frameBytes,
      littleEndian,
      checksum(frame.view, 0, 8, littleEndian, sums),
    );
    const fits =
      frame.salts === 2 && next[0] === frame.view.getUint32(16) && next[1] === frame.view.getUint32(20);
    if (!fits) {
      const isOurs = frame.salts > 0 && frame.page > 0;
      if (isOurs && isHeaderDamaged(frame, next) && isWhole(frame.page, frame.body)) return finish(number);
      brokenAt = number;
      continue;
    }
    sums = next;
    pending.set(frame.page, frame.at + frameHeaderBytes);
    if (frame.commit === 0) continue;
    databasePages = frame.commit;
    for (const [page, at] of pending) pages.set(page, at);
    pending.clear();
  }
  return finish(null);
}
