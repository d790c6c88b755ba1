// The bar of the session: microphone, camera, showing, chat, devices, leaving.

import {
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  PhoneOff,
  Settings2,
  Video,
  VideoOff,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ForReaders } from '../../components/ForReaders.tsx';
import { cx } from '../../styles/cx.ts';
import type { LocalMedia } from '../engine/call-engine.ts';
import { ControlButton } from './ControlButton.tsx';
import styles from './Controls.module.css';
import type { RoomActs } from './room-acts.ts';
import { ariaKeys } from './room-keys.ts';

interface ControlsProps {
  readonly local: LocalMedia;
  readonly acts: RoomActs;
  readonly isChatOpen: boolean;
  /** Lines came that were not seen. */
  readonly hasNewLines: boolean;
}

/** What each press does is said by its words. */
export function Controls({ local, acts, isChatOpen, hasNewLines }: ControlsProps) {
  const { t } = useTranslation();
  const { microphone, camera, sharing, isTalkingMuted } = local;
  return (
    <div className={cx(styles.bar)}>
      <ForReaders isLive>{hasNewLines && t('call.chatPanel.unread')}</ForReaders>
      {isTalkingMuted && (
        <p role="status" className={cx(styles.hint)}>
          {t('call.talkingMuted')}
        </p>
      )}
      <div role="toolbar" aria-label={t('call.controls')} className={cx(styles.row)}>
        <ControlButton
          icon={microphone === 'on' ? Mic : MicOff}
          label={t(`call.microphone.${microphone}`)}
          isOn={microphone === 'on'}
          look={microphone === 'on' ? 'plain' : 'off'}
          isDisabled={microphone === 'none'}
          keys={ariaKeys.microphone}
          onPress={acts.toggleMicrophone}
        />
        <ControlButton
          icon={camera === 'on' ? Video : VideoOff}
          label={t(`call.camera.${camera}`)}
          isOn={camera === 'on'}
          look={camera === 'on' ? 'plain' : 'off'}
          isDisabled={camera === 'none'}
          keys={ariaKeys.camera}
          onPress={acts.toggleCamera}
        />
        <ControlButton
          icon={sharing ? MonitorX : MonitorUp}
          label={t(sharing ? 'call.share.stop' : 'call.share.start')}
          isOn={sharing}
          keys={ariaKeys.share}
          onPress={acts.toggleShare}
        />
        <ControlButton
          icon={MessageSquare}
          label={t(isChatOpen ? 'call.chat.close' : 'call.chat.open')}
          isOn={isChatOpen}
          badge={hasNewLines}
          keys={ariaKeys.chat}
          onPress={acts.toggleChat}
        />
        <ControlButton icon={Settings2} label={t('call.devices.title')} onPress={acts.openDevices} />
        <ControlButton
          icon={PhoneOff}
          label={t('call.leave.name')}
          look="leave"
          keys={ariaKeys.leave}
          onPress={acts.leave}
        />
      </div>
    </div>
  );
}
