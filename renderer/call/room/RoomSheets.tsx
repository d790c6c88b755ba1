// What may lie over the room, one at a time.

import type { CallDevices } from '../../../contract/bridge/call-channels.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import type { CallEngine, CallState } from '../engine/call-engine.ts';
import { DevicesSheet } from './DevicesSheet.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import type { StageView } from './layout.ts';
import { RoomKeysSheet } from './RoomKeysSheet.tsx';
import { ShareSheet } from './ShareSheet.tsx';
import { SwitchAsk } from './Switching.tsx';
import type { RoomSheet } from './use-room-acts.ts';

interface RoomSheetsProps {
  readonly engine: CallEngine;
  readonly state: CallState;
  readonly choice: CallDevices;
  readonly onChoice: (choice: CallDevices) => void;
  readonly view: StageView;
  readonly onView: (view: StageView) => void;
  readonly sheet: RoomSheet;
  readonly onSheet: (sheet: RoomSheet) => void;
  readonly onShare: () => void;
  readonly onLeft: (ending: CallEnding) => void;
}

export function RoomSheets(props: RoomSheetsProps) {
  const { engine, state, choice, onChoice, view, onView, sheet, onSheet, onShare, onLeft } = props;
  const close = () => onSheet(null);
  return (
    <>
      <DevicesSheet
        {...{ engine, state, choice, onChoice, view, onView }}
        isOpen={sheet === 'devices'}
        onClose={close}
      />
      {sheet === 'share' && <ShareSheet onClose={close} onChosen={onShare} />}
      <LeaveDialog
        isOpen={sheet === 'leave'}
        onClose={close}
        onLeave={() => onLeft('left')}
        onEnd={() => onLeft('ended')}
      />
      <RoomKeysSheet isOpen={sheet === 'keys'} onClose={close} />
      {sheet === 'zoom' && <SwitchAsk onClose={close} />}
    </>
  );
}
