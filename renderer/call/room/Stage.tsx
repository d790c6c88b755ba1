// The people of the call: tiles side by side, or one large with the others beside it.

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallPerson } from '../../../contract/bridge/call-view.ts';
import { cx } from '../../styles/cx.ts';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import { layOut, type Place, type StageView } from './layout.ts';
import { SelfView } from './SelfView.tsx';
import styles from './Stage.module.css';
import { Tile } from './Tile.tsx';

interface StageProps {
  readonly engine: CallEngine;
  readonly state: CallState;
  readonly people: readonly CallPerson[];
  readonly view: StageView;
  readonly showsSelf: boolean;
}

/** Who is in by the engine's word but not yet by name is shown without one. */
export function Stage({ engine, state, people, view, showsSelf }: StageProps) {
  const { t } = useTranslation();
  const last = useRef<string | null>(null);
  const { large, small } = layOut(state.people, view, last.current);
  useEffect(() => {
    last.current = large?.what === 'picture' ? large.device : last.current;
  }, [large]);
  const tile = ({ device, what }: Place) => {
    const person = state.people.find((one) => one.device === device);
    const name = people.find((one) => one.device === device)?.name;
    return (
      person !== undefined && (
        <Tile key={`${device}-${what}`} engine={engine} name={name ?? '?'} person={person} what={what} />
      )
    );
  };
  return (
    <section className={cx(styles.stage)} aria-label={t('call.people')}>
      {state.people.length === 0 && <p className={cx(styles.alone)}>{t('call.alone')}</p>}
      {large !== null && <div className={cx(styles.large)}>{tile(large)}</div>}
      <div className={cx(large === null ? styles.grid : styles.strip)} data-count={small.length}>
        {small.map(tile)}
      </div>
      {showsSelf && <SelfView engine={engine} local={state.local} />}
    </section>
  );
}
