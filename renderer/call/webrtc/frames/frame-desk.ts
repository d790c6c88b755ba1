// Seals and opens the frames of every link of a call: its keys, its counters, what came twice. Runs in the worker.

import { type FrameSort, headerOf, openFrame, sealFrame } from '../../sframe/frame.ts';
import { deriveSenderKey, type SenderKey } from '../../sframe/keys.ts';
import { createReplayWindow, type ReplayWindow } from '../../sframe/replay-window.ts';
import type { EpochKeys, LinkReport } from './frame-messages.ts';

interface Receiving {
  readonly key: SenderKey;
  readonly epoch: number;
  readonly window: ReplayWindow;
  /** When it stops being taken; null while nothing newer was opened. */
  goneAt: number | null;
}

interface Sending {
  readonly key: SenderKey;
  readonly epoch: number;
  next: bigint;
}

interface Link {
  /** Every key this link ever sealed with: given again, it goes on counting. The newest given of an epoch is the last. */
  readonly sending: Map<bigint, Sending>;
  readonly receiving: Map<bigint, Receiving>;
  /** Keys that opened frames here and do so no more. */
  readonly gone: Set<bigint>;
  /** What the other side can open, as far as it has said. */
  most: number;
  newestOpened: number;
  opened: number;
  refused: number;
  unknown: number;
}

/** Frames of one call. Nothing here lets a frame through as it came: what cannot be sealed or opened is dropped (null). */
export interface FrameDesk {
  readonly setKeys: (keys: EpochKeys) => Promise<void>;
  readonly seal: (
    link: string,
    sort: FrameSort,
    frame: Uint8Array<ArrayBuffer>,
  ) => Promise<ArrayBuffer | null>;
  readonly open: (
    link: string,
    sort: FrameSort,
    frame: Uint8Array<ArrayBuffer>,
  ) => Promise<ArrayBuffer | null>;
  /** The other side says that it can open frames up to this epoch; before that it is thought to have the newest. */
  readonly allow: (link: string, epoch: number) => void;
  readonly close: (link: string) => void;
  /** What happened since the last report, links without frames left out. */
  readonly takeReport: () => readonly LinkReport[];
}

const kidOf = (epoch: number, index: number): bigint => BigInt(epoch) * 16n + BigInt(index);

/** Epochs that frames are taken of. */
const mostEpochs = 3;

/**
 * @param oldKeyMs how long keys of an epoch open frames after the first frame of a newer one
 * @param now a clock, milliseconds
 */
export function createFrameDesk(oldKeyMs: number, now: () => number): FrameDesk {
  const links = new Map<string, Link>();
  const closed = new Set<string>();

  function linkOf(id: string): Link {
    const known = links.get(id);
    if (known !== undefined) return known;
    const made: Link = {
      sending: new Map(),
      receiving: new Map(),
      gone: new Set(),
      most: Number.POSITIVE_INFINITY,
      newestOpened: -1,
      opened: 0,
      refused: 0,
      unknown: 0,
    };
    links.set(id, made);
    return made;
  }

  function forget(link: Link, kid: bigint): void {
    link.receiving.delete(kid);
    link.gone.add(kid);
  }

  function receivingOf(link: Link, kid: bigint): Receiving | undefined {
    for (const [id, { goneAt }] of link.receiving) {
      if (goneAt !== null && goneAt <= now()) forget(link, id);
    }
    return link.receiving.get(kid);
  }

  /** The newest key of those that the other side can open; where it has none of them, the newest. */
  function sendingOf({ sending, most }: Link): Sending | undefined {
    let newest: Sending | undefined;
    let fitting: Sending | undefined;
    for (const one of sending.values()) {
      if (newest === undefined || one.epoch >= newest.epoch) newest = one;
      if (one.epoch <= most && (fitting === undefined || one.epoch >= fitting.epoch)) fitting = one;
    }
    return fitting ?? newest;
  }

  function addSending(link: Link, epoch: number, key: SenderKey): void {
    const known = link.sending.get(key.kid) ?? { key, epoch, next: 0n };
    // Put last: of two numbers in one epoch the one that was given later holds.
    link.sending.delete(key.kid);
    link.sending.set(key.kid, known);
  }

  function addReceiving(link: Link, epoch: number, key: SenderKey): void {
    if (link.receiving.has(key.kid) || link.gone.has(key.kid)) return;
    const goneAt = epoch < link.newestOpened ? now() + oldKeyMs : null;
    link.receiving.set(key.kid, { key, epoch, window: createReplayWindow(), goneAt });
    const epochs = [...new Set([...link.receiving.values()].map((one) => one.epoch))].sort((a, b) => b - a);
    const oldest = epochs[mostEpochs - 1] ?? 0;
    for (const [kid, one] of link.receiving) if (one.epoch < oldest) forget(link, kid);
  }

  /** A frame of this epoch was opened: the other side has gone over, what is older has ten seconds. */
  function opened(link: Link, epoch: number): void {
    link.opened++;
    if (epoch <= link.newestOpened) return;
    link.newestOpened = epoch;
    for (const one of link.receiving.values()) if (one.epoch < epoch) one.goneAt ??= now() + oldKeyMs;
  }

  return {
    async setKeys({ link: id, epoch, base, own, other }) {
      if (closed.has(id) || own === other) return;
      const [mine, theirs] = await Promise.all([
        deriveSenderKey(base, kidOf(epoch, own)),
        deriveSenderKey(base, kidOf(epoch, other)),
      ]);
      base.fill(0);
      if (closed.has(id)) return;
      const link = linkOf(id);
      addSending(link, epoch, mine);
      addReceiving(link, epoch, theirs);
    },

    allow(id, epoch) {
      if (!closed.has(id)) linkOf(id).most = epoch;
    },

    async seal(id, sort, frame) {
      const link = links.get(id);
      const sending = link === undefined ? undefined : sendingOf(link);
      if (sending === undefined) return null;
      const counter = sending.next++;
      return sealFrame(sending.key, counter, sort, frame).catch(() => null);
    },

    async open(id, sort, frame) {
      const link = links.get(id);
      if (link === undefined) return null;
      const header = headerOf(sort, frame);
      if (header === null) {
        link.refused++;
        return null;
      }
      const receiving = receivingOf(link, header.kid);
      if (receiving === undefined) {
        link.unknown++;
        return null;
      }
      if (!receiving.window.isFresh(header.counter)) return null;
      const plain = await openFrame(receiving.key, header, sort, frame).catch(() => null);
      if (plain === null) link.refused++;
      else if (receiving.window.take(header.counter)) {
        opened(link, receiving.epoch);
        return plain;
      }
      return null;
    },

    close(id) {
      links.delete(id);
      closed.add(id);
    },

    takeReport() {
      const report: LinkReport[] = [];
      for (const [id, link] of links) {
        const { refused, unknown } = link;
        if (link.opened + refused + unknown === 0) continue;
        report.push({ link: id, opened: link.opened, refused, unknown });
        [link.opened, link.refused, link.unknown] = [0, 0, 0];
      }
      return report;
    },
  };
}
