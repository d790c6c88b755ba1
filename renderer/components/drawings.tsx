// Line drawings for empty states and first pages, all in one stroke.

import type { ReactNode } from 'react';
import { cx } from '../styles/cx.ts';
import styles from './drawings.module.css';

function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 160 112" className={cx(styles.drawing)} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** Two chairs turned to each other, a small table between them. */
export function TwoChairs() {
  return (
    <Drawing>
      <path d="M24 34c0-7 5-12 12-12h3c7 0 11 5 11 12v26h11c5 0 9 4 9 9v7H30c-4 0-6-2-6-6z" />
      <path d="M50 60H34M33 76v16M62 76v16" />
      <path d="M136 34c0-7-5-12-12-12h-3c-7 0-11 5-11 12v26H99c-5 0-9 4-9 9v7h40c4 0 6-2 6-6z" />
      <path d="M110 60h16M127 76v16M98 76v16" />
      <path d="M72 62h16M80 62v30M75 92h10" />
      <path d="M77 62v-6c0-2 1-3 3-3s3 1 3 3v6M80 53c0-5-3-6-3-10 4 0 6 3 6 7" />
      <path d="M12 92h136" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** A folded letter with a ribbon, going out. */
export function Invitation() {
  return (
    <Drawing>
      <path d="M36 42h88v50H36z" />
      <path d="M36 42l44 30 44-30" />
      <path d="M36 92l32-28M124 92L92 64" />
      <path d="M64 26c6-8 14-8 16 0 2-8 10-8 16 0-4 6-10 8-16 12-6-4-12-6-16-12z" />
      <path d="M18 100h124" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** A quiet window with a plant on its sill. */
export function QuietWindow() {
  return (
    <Drawing>
      <path d="M46 14h68v68H46zM80 14v68M46 46h68" />
      <path d="M36 82h88v8H36z" />
      <path d="M92 82l2-14h16l2 14M102 68V54M102 60c-6 0-9-4-9-9 6 0 9 4 9 9zM102 56c5 0 9-4 9-10-6 0-9 4-9 10z" />
      <path d="M20 100h120" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** A door that stays as it is, with its key beside it. */
export function ClosedDoor() {
  return (
    <Drawing>
      <path d="M54 12h52v84H54zM62 20h36v28H62zM62 56h36v32H62z" />
      <path d="M101 52v6" />
      <path d="M124 66a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM124 78v16M124 88h6M124 94h5" />
      <path d="M24 96h112" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** A page under a lens, with nothing found on it. */
export function NothingFound() {
  return (
    <Drawing>
      <path d="M96 43V18H42v78h54V85" />
      <path d="M54 34h30M54 46h22M54 58h18" className={cx(styles.faint)} />
      <circle cx="98" cy="64" r="19" />
      <path d="M112 78l18 18" />
      <path d="M24 104h112" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** An open drawer with room in it. */
export function EmptyArchive() {
  return (
    <Drawing>
      <path d="M34 54h92v38H34zM34 54l12-22h68l12 22" />
      <path d="M68 68h24v8H68z" />
      <path d="M56 44h48" className={cx(styles.faint)} />
      <path d="M40 92v8M120 92v8" />
      <path d="M18 100h124" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** A room in a frame: to look at, not to live in. */
export function SampleRoom() {
  return (
    <Drawing>
      <path d="M32 14h96v68H32zM40 22h80v52H40z" />
      <path d="M54 50c0-5 3-8 7-8s7 3 7 8v6h8v10H54zM57 66v8M73 66v8" />
      <path d="M94 74l1.5-10h11l1.5 10M100.5 64V52M100.5 58c-5 0-7-3-7-7 5 0 7 3 7 7zM100.5 55c4 0 7-3 7-8-5 0-7 4-7 8z" />
      <path d="M60 82l-12 22M100 82l12 22M80 82v14" />
      <path d="M20 104h120" className={cx(styles.faint)} />
    </Drawing>
  );
}

/** Cards that carry the mark: what is promised, one card each. */
export function Promises() {
  return (
    <Drawing>
      <path d="M36 40h72v52H36z" />
      <path d="M44 40v-8h72v52h-8" />
      <path d="M52 32v-8h72v52h-8" className={cx(styles.faint)} />
      <circle cx="66" cy="66" r="11" />
      <circle cx="78" cy="66" r="11" />
      <path d="M18 102h124" className={cx(styles.faint)} />
    </Drawing>
  );
}
