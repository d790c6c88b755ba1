// A place into which the engine puts somebody's picture or screen.

import { useEffect, useRef } from 'react';
import { cx } from '../../styles/cx.ts';
import type { CallEngine } from '../engine/call-engine.ts';
import styles from './Tile.module.css';

interface ShownProps {
  readonly engine: CallEngine;
  /** Device id of the seat, or `self`. */
  readonly whose: string;
  readonly what: 'picture' | 'screen';
  readonly isMirrored?: boolean;
}

/** The picture itself; whose it is, is said beside it. */
export function Shown({ engine, whose, what, isMirrored = false }: ShownProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    return engine.show(whose, what, place.current);
  }, [engine, whose, what]);
  return (
    <div ref={place} aria-hidden className={cx(styles.shown, styles[what], isMirrored && styles.mirrored)} />
  );
}
