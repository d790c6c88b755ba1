// The call window: which screen stands, by where this computer is in the call.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding, CallEngineName } from '../../../contract/domain/call.ts';
import { Button } from '../../components/Button.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { EndScreen } from '../after/EndScreen.tsx';
import { Before } from '../before/Before.tsx';
import { forgetCheckIn } from '../before/check-in.ts';
import { DeviceCheck } from '../before/DeviceCheck.tsx';
import { HostLobby } from '../before/HostLobby.tsx';
import { Lobby } from '../before/Lobby.tsx';
import { ZoomAsked } from '../before/ZoomAsked.tsx';
import { callBridge } from '../bridge.ts';
import { Room } from '../room/Room.tsx';
import { CallFrame } from './CallFrame.tsx';
import { step, useCall, useCallProblem, useLocked, useRunning } from './call-store.ts';
import { useHidden, useWindowKeys } from './hiding.ts';
import { chooseDevices, useChosenDevices } from './kept-devices.ts';
import { Opening } from './Opening.tsx';
import { type MakeEngine, useEngine } from './use-engine.ts';
import { isInMidCall } from './went-on.ts';

/** What this page carries, and how its engine is made. */
export interface PageEngine {
  readonly name: CallEngineName;
  /** Begins, while somebody still waits, what takes its time and asks nobody; may be called again. */
  readonly prepare: () => void;
  readonly make: MakeEngine;
}

interface StageProps {
  readonly call: CallView;
  readonly locked: boolean;
}

/** Where nobody can be asked (locked, the engine away) the window goes: with it all media, and the shell tells the rest later. */
function leave(ending: CallEnding): void {
  const asked = ending === 'ended' ? callBridge.end({}) : callBridge.leave({ ending });
  void step(asked).catch(() => callBridge.close({}));
}

function Waiting({ call, locked }: StageProps) {
  const { t } = useTranslation();
  const [isChecking, setChecking] = useState(false);
  if (isChecking) {
    return (
      <DeviceCheck
        call={call}
        actions={<Button onPress={() => setChecking(false)}>{t('callBefore.check.back')}</Button>}
      />
    );
  }
  const check = (): void => setChecking(true);
  if (call.isHost) {
    return <HostLobby call={call} locked={locked} onCheck={check} onEnd={() => leave('ended')} />;
  }
  return <Lobby call={call} locked={locked} onCheck={check} onLeave={() => leave('left')} />;
}

const hasCompanyNow = ({ people }: CallView): boolean => people.some(({ state }) => state === 'in');

/** Somebody else is or was in: from then on there is something to connect to. */
function useHasCompany(call: CallView): boolean {
  const had = useRef(false);
  had.current ||= hasCompanyNow(call);
  return had.current;
}

/** Whoever is let in while everything is hidden comes in once they look: nothing is opened behind a covered screen. */
function useBegun(): boolean {
  const isHidden = useHidden();
  const begun = useRef(false);
  begun.current ||= !isHidden;
  return begun.current;
}

function In({ call, locked, page }: StageProps & { readonly page: PageEngine }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const choice = useChosenDevices();
  const [goesOn] = useState(() => isInMidCall(call, Date.now()));
  const hasCompany = useHasCompany(call);
  const isHere = call.engine === page.name;
  const isBegun = useBegun();
  const { engine, error, again } = useEngine(hasCompany && isHere && isBegun ? call : null, page.make);
  // The other way of carrying sound and picture has a window of its own, which takes this one's place.
  if (!isHere && hasCompany) return <Opening />;
  if (!hasCompany && call.isHost) return <Waiting call={call} locked={locked} />;
  if (error !== null) {
    return (
      <CallFrame
        title={t('callAfter.titles.noConnection')}
        sentence={errorText(error)}
        actions={
          <>
            <Button look="primary" onPress={again}>
              {t('common.tryAgain')}
            </Button>
            <Button onPress={() => leave('noConnection')}>{t('callBefore.lobby.leave')}</Button>
          </>
        }
      />
    );
  }
  if (engine === null) return <Opening />;
  return (
    <Room
      call={call}
      engine={engine}
      choice={choice}
      onChoice={chooseDevices}
      goesOn={goesOn}
      locked={locked}
      onLeft={leave}
    />
  );
}

function Unreadable() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const problem = useCallProblem();
  const locked = useLocked();
  if (locked) {
    return (
      <CallFrame
        title={t('lock.title')}
        sentence={t('callBefore.locked')}
        actions={
          <Button look="primary" onPress={() => void callBridge.showMain({ on: 'conversation' })}>
            {t('callBefore.unlock')}
          </Button>
        }
      />
    );
  }
  if (problem === null) return <Opening />;
  return (
    <CallFrame
      title={t('callBefore.cannotOpen')}
      sentence={errorText(problem)}
      actions={<Button onPress={() => void callBridge.close({})}>{t('callBefore.closeWindow')}</Button>}
    />
  );
}

/** Needs the providers around it. */
export function CallApp({ page }: { readonly page: PageEngine }) {
  const call = useCall();
  const locked = useLocked();
  const running = useRunning();
  useWindowKeys();
  const isToCome = call !== null && call.phase !== 'over' && call.engine === page.name;
  useEffect(() => {
    if (isToCome) page.prepare();
  }, [isToCome, page]);
  const wasIn = useRef(false);
  wasIn.current ||= call?.phase === 'in' && hasCompanyNow(call);
  const isOver = call?.phase === 'over';
  useEffect(() => {
    if (isOver) forgetCheckIn();
  }, [isOver]);
  const hasWaited = useRef(false);
  hasWaited.current ||= call?.phase === 'waiting';
  if (call === null) return <Unreadable />;
  if (call.phase === 'checking' && hasWaited.current && call.engine === 'zoom')
    return <ZoomAsked call={call} locked={locked} onLeave={() => leave('left')} />;
  switch (call.phase) {
    case 'checking':
      return <Before call={call} locked={locked} running={running} />;
    case 'waiting':
      return <Waiting call={call} locked={locked} />;
    case 'in':
      return <In call={call} locked={locked} page={page} />;
    case 'over':
      return <EndScreen call={call} locked={locked} wasIn={wasIn.current} />;
  }
}
