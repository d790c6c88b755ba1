// The session itself: the same over every engine.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDevices } from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { ForReaders } from '../../components/ForReaders.tsx';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import { SilentSignal } from '../before/SilentSignal.tsx';
import { WaitingPeople } from '../before/WaitingPeople.tsx';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import { Controls } from './Controls.tsx';
import { Failed } from './Failed.tsx';
import { LeftOut } from './LeftOut.tsx';
import type { StageView } from './layout.ts';
import { Problems } from './Problems.tsx';
import { QuietSigns } from './QuietSigns.tsx';
import styles from './Room.module.css';
import { RoomHeader } from './RoomHeader.tsx';
import { RoomSheets } from './RoomSheets.tsx';
import { useRoomKeys } from './room-keys.ts';
import { ShareBar } from './ShareBar.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Stage } from './Stage.tsx';
import { SwitchAsked } from './Switching.tsx';
import { useCallState } from './use-call-state.ts';
import { useComings } from './use-comings.ts';
import { useNewLines } from './use-new-lines.ts';
import { type RoomSheet, useRoomActs } from './use-room-acts.ts';

export interface RoomProps {
  readonly call: CallView;
  readonly engine: CallEngine;
  /** As it was chosen at the check. */
  readonly choice: CallDevices;
  readonly onChoice: (choice: CallDevices) => void;
  /** This page came to be in mid-call: it goes in silent and dark, and the person turns on what they want. */
  readonly goesOn: boolean;
  /** Notes and chat are covered; the session goes on. */
  readonly locked: boolean;
  /** This person goes; `ended`: and all others with them. */
  readonly onLeft: (ending: CallEnding) => void;
}

/** The engine went by itself: a recording, keys that do not fit. */
function useOwnLeaving({ state, ending }: CallState, onLeft: (ending: CallEnding) => void): void {
  const isLeft = state === 'left' && ending !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => {
    if (isLeft && ending !== null) onLeft(ending);
  }, [isLeft]);
}

interface Joining {
  /** Why it could not be gone into. */
  readonly problem: AppError | null;
  /** Tries once more. */
  readonly again: () => Promise<void>;
}

/** Goes in once, however often it is drawn. */
function useJoining(engine: CallEngine, state: CallState, choice: CallDevices, isQuiet: boolean): Joining {
  const [problem, setProblem] = useState<AppError | null>(null);
  const joined = useRef<CallEngine | null>(null);
  const join = async (): Promise<void> => {
    const { microphone, camera, speaker, cameraOff, blur, noise } = choice;
    const [microphoneOn, cameraOn] = [!isQuiet, !isQuiet && !cameraOff];
    try {
      await engine.join({ microphone, camera, speaker, microphoneOn, cameraOn, blur, noise });
    } catch (thrown) {
      setProblem(toAppError(thrown));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: later choices are told to the engine one by one
  useEffect(() => {
    if (joined.current === engine) return;
    joined.current = engine;
    void join();
  }, [engine]);
  const isIn = state.state === 'alone' || state.state === 'connected';
  useEffect(() => {
    if (isIn) setProblem(null);
  }, [isIn]);
  return { problem, again: join };
}

export function Room({ call, engine, choice, onChoice, goesOn, locked, onLeft }: RoomProps) {
  const { t } = useTranslation();
  const state = useCallState(engine);
  const [view, setView] = useState<StageView>('speaker');
  const [sheet, setSheet] = useState<RoomSheet>(null);
  const [isChatOpen, setChatOpen] = useState(false);
  const hasNewLines = useNewLines(isChatOpen);
  const comings = useComings(call.people);
  const { problem, again } = useJoining(engine, state, choice, goesOn);
  const isOut = state.state === 'idle' && problem !== null;
  useOwnLeaving(state, onLeft);
  const acts = useRoomActs({
    call,
    engine,
    state,
    open: setSheet,
    toggleChat: () => setChatOpen(!isChatOpen),
    onLeft: () => onLeft('left'),
  });
  useRoomKeys(acts);
  const { stopSharing } = acts;
  const { local } = state;
  return (
    <main className={cx(styles.room)}>
      <h1 className={cx(styles.title)}>
        <ForReaders>{t('call.room')}</ForReaders>
      </h1>
      <ForReaders isLive>{comings}</ForReaders>
      <RoomHeader call={call} state={state} />
      <div className={cx(styles.waiting)}>
        <WaitingPeople call={call} locked={locked} />
      </div>
      <QuietSigns call={call} locked={locked} onShow={() => setChatOpen(true)} />
      {goesOn && local.microphone === 'muted' && local.camera === 'off' && (
        <div className={cx(styles.problems)}>
          <Notice>{t('call.wentOn')}</Notice>
        </div>
      )}
      <LeftOut remote={state.people} people={call.people} />
      <Problems problems={state.problems} onDevices={() => setSheet('devices')} />
      {local.sharing && <ShareBar engine={engine} onStop={stopSharing} />}
      <div className={cx(styles.middle)}>
        <div className={cx(styles.stagePlace)}>
          {state.state === 'failed' || isOut ? (
            <Failed
              call={call}
              onAgain={isOut ? again : engine.reconnect}
              problem={problem}
              onChat={() => setChatOpen(true)}
              onZoom={() => setSheet('zoom')}
            />
          ) : (
            <Stage
              engine={engine}
              state={state}
              people={call.people}
              view={view}
              showsSelf={choice.selfView}
            />
          )}
        </div>
        {isChatOpen && <SidePanel call={call} locked={locked} onClose={() => setChatOpen(false)} />}
      </div>
      <footer className={cx(styles.footer)}>
        <SilentSignal call={call} locked={locked} />
        <Controls local={local} acts={acts} isChatOpen={isChatOpen} hasNewLines={hasNewLines} />
      </footer>
      <SwitchAsked call={call} />
      <RoomSheets
        {...{ engine, state, choice, onChoice, view, sheet, onLeft }}
        onView={setView}
        onSheet={setSheet}
        onShare={acts.startSharing}
      />
    </main>
  );
}
