// Camera, microphone, speaker and network before a session: each tried here, each with a way out where it does not work.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDevices } from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Notice } from '../../components/Notice.tsx';
import { Switch } from '../../components/Switch.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import { DeviceSelect } from '../app/DeviceSelect.tsx';
import { chooseDevices, useChosenDevices } from '../app/kept-devices.ts';
import { type DeviceKind, useDevices } from '../app/use-devices.ts';
import { useSeen } from '../app/use-seen.ts';
import { EffectsPanel } from '../effects/EffectsPanel.tsx';
import { CameraPreview } from './CameraPreview.tsx';
import styles from './DeviceCheck.module.css';
import { MicrophoneLevel } from './MicrophoneLevel.tsx';
import { SpeakerTest } from './SpeakerTest.tsx';
import { Trouble } from './Trouble.tsx';
import { useBlurred } from './use-blurred.ts';
import { useCapture } from './use-capture.ts';

interface DeviceCheckProps {
  readonly call: CallView;
  /** What can be done next. */
  readonly actions: ReactNode;
}

function Network({ call }: { readonly call: CallView }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={cx(styles.network)}>
      <p className={cx(styles.reached, !call.online && styles.away)}>
        {t(call.online ? 'callBefore.check.online' : 'callBefore.check.offline')}
      </p>
      <p className={cx(styles.small)}>{t('callBefore.check.direct')}</p>
    </div>
  );
}

function Waiting({ call }: { readonly call: CallView }) {
  const waiting = call.isHost ? call.people.filter(({ state }) => state === 'waiting') : [];
  return (
    <div role="status" className={cx(styles.waits)}>
      {waiting.map(({ account, name }) => (
        <Notice key={account}>
          <Phrase of="callBefore.check.waits" parts={{ name }} />
        </Notice>
      ))}
    </div>
  );
}

/** Camera and microphone are open only while this stands and is seen. Nothing of them leaves the page. */
export function DeviceCheck({ call, actions }: DeviceCheckProps) {
  const { t } = useTranslation();
  const chosen = useChosenDevices();
  const devices = useDevices();
  const isSeen = useSeen();
  const camera = useCapture('camera', chosen.camera, isSeen && !chosen.cameraOff);
  const microphone = useCapture('microphone', chosen.microphone, isSeen);
  const { picture, trouble } = useBlurred(camera.capture, chosen.blur);
  const choose = (changed: Partial<CallDevices>): void => chooseDevices({ ...chosen, ...changed });
  const select = (kind: DeviceKind): ReactNode => (
    <DeviceSelect
      kind={kind}
      devices={devices[kind]}
      value={chosen[kind]}
      onChange={(id) => choose({ [kind]: id })}
    />
  );
  return (
    <CallFrame
      title={t('callBefore.check.title')}
      sentence={t('callBefore.check.sentence')}
      width="wide"
      actions={actions}
    >
      <Waiting call={call} />
      <div className={cx(styles.check)}>
        <div className={cx(styles.side)}>
          <CameraPreview capture={picture} />
          <Switch isSelected={!chosen.cameraOff} onChange={(isOn) => choose({ cameraOff: !isOn })}>
            {t('callBefore.check.cameraOn')}
          </Switch>
          {camera.capture.state === 'failed' && (
            <Trouble what="camera" problem={camera.capture.problem} onAgain={camera.again} />
          )}
          <EffectsPanel
            blur={chosen.blur}
            noise={chosen.noise}
            blurTrouble={trouble}
            noiseTrouble={false}
            onBlur={(blur) => choose({ blur })}
            onNoise={(noise) => choose({ noise })}
          />
        </div>
        <div className={cx(styles.side)}>
          {select('camera')}
          {select('microphone')}
          {microphone.capture.state === 'here' && <MicrophoneLevel stream={microphone.capture.stream} />}
          {microphone.capture.state === 'failed' && (
            <Trouble what="microphone" problem={microphone.capture.problem} onAgain={microphone.again} />
          )}
          {select('speaker')}
          <SpeakerTest speaker={chosen.speaker} />
          <Network call={call} />
        </div>
      </div>
      {(camera.capture.state === 'failed' || microphone.capture.state === 'failed') && (
        <p className={cx(styles.small)}>{t('callBefore.check.without')}</p>
      )}
    </CallFrame>
  );
}
