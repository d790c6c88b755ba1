// Above the people: who could hear, how long it goes on, how well it carries.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import { cx } from '../../styles/cx.ts';
import { HelpButton } from '../app/HelpButton.tsx';
import type { CallState } from '../engine/call-engine.ts';
import styles from './Header.module.css';
import { isLeftOut } from './LeftOut.tsx';
import { NetworkState } from './NetworkState.tsx';
import { SessionTimer } from './SessionTimer.tsx';
import { TrustLabel } from './TrustLabel.tsx';

/** One line; it wraps in a narrow window. */
export function RoomHeader({ call, state }: { readonly call: CallView; readonly state: CallState }) {
  return (
    <header className={cx(styles.header)}>
      <TrustLabel call={call} words={state.words} leavesOut={state.people.some(isLeftOut)} />
      <span className={cx(styles.space)} />
      <SessionTimer call={call} />
      {state.people.length > 0 && <NetworkState mark={state.network} />}
      <HelpButton />
    </header>
  );
}
