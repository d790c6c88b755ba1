// Camera, microphone and speaker while talking, and what is done to picture and sound on this computer.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDevices } from '../../../contract/bridge/call-channels.ts';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Switch } from '../../components/Switch.tsx';
import { cx } from '../../styles/cx.ts';
import { DeviceSelect } from '../app/DeviceSelect.tsx';
import { type DeviceKind, useDevices } from '../app/use-devices.ts';
import { EffectsPanel } from '../effects/EffectsPanel.tsx';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import type { StageView } from './layout.ts';
import styles from './Room.module.css';
import { useAct } from './use-act.ts';

interface DevicesSheetProps {
  readonly engine: CallEngine;
  readonly state: CallState;
  readonly choice: CallDevices;
  readonly onChoice: (choice: CallDevices) => void;
  readonly view: StageView;
  readonly onView: (view: StageView) => void;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything acts at once; what could not be changed stays as it was. */
export function DevicesSheet(props: DevicesSheetProps) {
  const { engine, state, choice, onChoice, view, onView, isOpen, onClose } = props;
  const { t } = useTranslation();
  const devices = useDevices();
  const act = useAct();
  const [hasNoiseTrouble, setNoiseTrouble] = useState(false);
  const use: Readonly<Record<DeviceKind, (id: string | null) => Promise<void>>> = {
    microphone: engine.useMicrophone,
    camera: engine.useCamera,
    speaker: engine.useSpeaker,
  };
  const change = async (kind: DeviceKind, id: string | null) => {
    if (await act(() => use[kind](id))) onChoice({ ...choice, [kind]: id });
  };
  const blur = async (on: boolean) => {
    if (await act(() => engine.setBlur(on))) onChoice({ ...choice, blur: on });
  };
  const noise = async (on: boolean) => {
    const isDone = await act(() => engine.setNoise(on));
    setNoiseTrouble(!isDone);
    if (isDone) onChoice({ ...choice, noise: on });
  };
  return (
    <Sheet title={t('call.devices.title')} isOpen={isOpen} onClose={onClose} size="small">
      <div className={cx(styles.devices)}>
        {(['microphone', 'camera', 'speaker'] as const).map((kind) => (
          <DeviceSelect
            key={kind}
            kind={kind}
            devices={devices[kind]}
            value={choice[kind]}
            onChange={(id) => void change(kind, id)}
          />
        ))}
        <EffectsPanel
          blur={choice.blur}
          noise={choice.noise}
          blurTrouble={state.problems.includes('cameraStoppedByBlur') ? 'broken' : null}
          noiseTrouble={hasNoiseTrouble}
          onBlur={(on) => void blur(on)}
          onNoise={(on) => void noise(on)}
        />
        <Switch isSelected={choice.selfView} onChange={(selfView) => onChoice({ ...choice, selfView })}>
          {t('call.selfView')}
        </Switch>
        {state.people.length > 1 && (
          <SegmentedControl
            label={t('call.view.label')}
            value={view}
            onChange={onView}
            choices={[
              { id: 'speaker', label: t('call.view.speaker') },
              { id: 'grid', label: t('call.view.grid') },
            ]}
          />
        )}
      </div>
    </Sheet>
  );
}
