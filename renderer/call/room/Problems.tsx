// What goes wrong while the session goes on: calm lines, each with a way on.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import type { CallProblem } from '../engine/call-engine.ts';
import styles from './Room.module.css';
import { useAct } from './use-act.ts';

interface ProblemsProps {
  readonly problems: readonly CallProblem[];
  readonly onDevices: () => void;
}

type Way = 'devices' | 'camera' | 'microphone' | 'screen' | 'hide' | 'none';

/** What can be done about each; what passes by itself has nothing to press. */
const ways: Readonly<Record<CallProblem, Way>> = {
  cameraDenied: 'camera',
  cameraBusy: 'devices',
  cameraMissing: 'devices',
  cameraGone: 'devices',
  cameraStoppedByBlur: 'hide',
  microphoneDenied: 'microphone',
  microphoneBusy: 'devices',
  microphoneMissing: 'devices',
  microphoneGone: 'devices',
  speakerGone: 'hide',
  shareEnded: 'hide',
  shareDenied: 'screen',
  soundBlocked: 'none',
  weakNetwork: 'none',
  audioOnly: 'none',
  reconnecting: 'none',
  cannotDecrypt: 'none',
};

/** A line that was hidden comes back once its cause has gone and come again. */
function useHidden(problems: readonly CallProblem[]) {
  const [hidden, setHidden] = useState<readonly CallProblem[]>([]);
  const stillThere = hidden.filter((one) => problems.includes(one));
  if (stillThere.length !== hidden.length) setHidden(stillThere);
  return {
    shown: problems.filter((one) => !hidden.includes(one)),
    hide: (problem: CallProblem) => setHidden([...stillThere, problem]),
  };
}

export function Problems({ problems, onDevices }: ProblemsProps) {
  const { t } = useTranslation();
  const act = useAct();
  const { shown, hide } = useHidden(problems);
  const actionOf = (problem: CallProblem) => {
    const way = ways[problem];
    if (way === 'none') return null;
    if (way === 'devices')
      return (
        <Button look="quiet" onPress={onDevices}>
          {t('call.problem.choose')}
        </Button>
      );
    if (way === 'hide')
      return (
        <Button look="quiet" onPress={() => hide(problem)}>
          {t('call.problem.hide')}
        </Button>
      );
    return (
      <Button look="quiet" onPress={() => void act(() => unwrap(callBridge.systemSettings({ what: way })))}>
        {t('call.problem.settings')}
      </Button>
    );
  };
  return (
    <div className={cx(styles.problems)}>
      {shown.map((problem) => (
        <Notice key={problem} action={actionOf(problem)}>
          {t(`call.problem.${problem}`)}
        </Notice>
      ))}
    </div>
  );
}
