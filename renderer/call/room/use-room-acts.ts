// What the room's bar and keys do, made of the engine and of what stands open.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import type { RoomActs } from './room-acts.ts';
import { useAct } from './use-act.ts';

/** What may lie over the room; one at a time. */
export type RoomSheet = 'devices' | 'share' | 'leave' | 'keys' | 'zoom' | null;

interface Parts {
  readonly call: CallView;
  readonly engine: CallEngine;
  readonly state: CallState;
  readonly open: (sheet: RoomSheet) => void;
  readonly toggleChat: () => void;
  readonly onLeft: () => void;
}

export function useRoomActs({ call, engine, state, open, toggleChat, onLeft }: Parts): RoomActs & {
  readonly stopSharing: () => void;
  readonly startSharing: () => void;
} {
  const act = useAct();
  const { microphone, camera, sharing } = state.local;
  const stopSharing = () => {
    void act(engine.stopSharing);
  };
  const startSharing = () => {
    open(null);
    void act(engine.share);
  };
  return {
    stopSharing,
    startSharing,
    toggleMicrophone: () => {
      if (microphone !== 'none') void act(() => engine.setMicrophone(microphone === 'muted'));
    },
    toggleCamera: () => {
      if (camera !== 'none') void act(() => engine.setCamera(camera === 'off'));
    },
    toggleShare: () => (sharing ? stopSharing() : open('share')),
    toggleChat,
    openDevices: () => open('devices'),
    openKeys: () => open('keys'),
    leave: () => (call.isHost ? open('leave') : onLeft()),
    hold: (isDown) => {
      if (isDown && microphone !== 'muted') return false;
      void act(() => engine.setMicrophone(isDown));
      return true;
    },
  };
}
