// Seals and opens the frames of every link of a call: its keys, its counters, what came twice. Runs in the worker.

import { type FrameSort, headerOf, openFrame, sealFrame } from '../../sframe/frame.ts';
import { deriveSenderKey, type SenderKey } from '../../sframe/keys.ts';
import { createReplayWindow, type ReplayWindow } from '../../sframe/replay-window.ts';
import type { EpochKeys, LinkReport } from './frame-messages.ts';

interface Receiving {
  readonly key: SenderKey;
  readonly window: ReplayWindow;
  /** When it stops being taken; null while it is the newest. */
  goneAt: number | null;
}

interface Sending {
  readonly key: SenderKey;
  next: bigint;
}

interface Link {
  /** Epochs whose keys were made here: a second time would begin their counters anew. */
  readonly epochs: Set<number>;
  sending: Sending | null;
  newest: number;
  readonly receiving: Map<bigint, Receiving>;
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
  readonly close: (link: string) => void;
  /** What happened since the last report, links without frames left out. */
  readonly takeReport: () => readonly LinkReport[];
}

const kidOf = (epoch: number, index: number): bigint => BigInt(epoch) * 16n + BigInt(index);

/** @param oldKeyMs how long keys of the epoch before open frames; @param now a clock, milliseconds */
export function createFrameDesk(oldKeyMs: number, now: () => number): FrameDesk {
  const links = new Map<string, Link>();
  const closed = new Set<string>();

  function linkOf(id: string): Link {
    const known = links.get(id);
    if (known !== undefined) return known;
    const made: Link = {
      epochs: new Set(),
      sending: null,
      newest: -1,
      receiving: new Map(),
      opened: 0,
      refused: 0,
      unknown: 0,
    };
    links.set(id, made);
    return made;
  }

  function receivingOf(link: Link, kid: bigint): Receiving | undefined {
    for (const [id, { goneAt }] of link.receiving) {
      if (goneAt !== null && goneAt <= now()) link.receiving.delete(id);
    }
    return link.receiving.get(kid);
  }

  return {
    async setKeys({ link: id, epoch, base, own, other }) {
      if (closed.has(id) || own === other) return;
      const link = linkOf(id);
      if (link.epochs.has(epoch)) return;
      link.epochs.add(epoch);
      const [mine, theirs] = await Promise.all([
        deriveSenderKey(base, kidOf(epoch, own)),
        deriveSenderKey(base, kidOf(epoch, other)),
      ]);
      base.fill(0);
      const isNewest = epoch > link.newest;
      if (isNewest) {
        for (const older of link.receiving.values()) older.goneAt ??= now() + oldKeyMs;
        link.newest = epoch;
        link.sending = { key: mine, next: 0n };
      }
      link.receiving.set(theirs.kid, {
        key: theirs,
        window: createReplayWindow(),
        goneAt: isNewest ? null : now() + oldKeyMs,
      });
    },

    async seal(id, sort, frame) {
      const sending = links.get(id)?.sending;
      if (sending === undefined || sending === null) return null;
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
        link.opened++;
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
        const { opened, refused, unknown } = link;
        if (opened + refused + unknown === 0) continue;
        report.push({ link: id, opened, refused, unknown });
        [link.opened, link.refused, link.unknown] = [0, 0, 0];
      }
      return report;
    },
  };
}
