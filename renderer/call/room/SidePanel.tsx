// Beside the picture: the chat, or where it is to be found.

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { cx } from '../../styles/cx.ts';
import { ChatLines } from '../app/ChatLines.tsx';
import { CheckIns } from '../before/CheckIns.tsx';
import { callBridge } from '../bridge.ts';
import styles from './Room.module.css';
import { useAct } from './use-act.ts';

interface SidePanelProps {
  readonly call: CallView;
  readonly locked: boolean;
  readonly onClose: () => void;
}

/** Where Zoom's code runs in the window, no line of the conversation is read into it. */
export function SidePanel({ call, locked, onClose }: SidePanelProps) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <aside className={cx(styles.side)} aria-label={t('call.chatPanel.title')}>
      <header className={cx(styles.sideHeader)}>
        <h2>{t('call.chatPanel.title')}</h2>
        <IconButton icon={X} label={t('call.chat.close')} onPress={onClose} />
      </header>
      {call.isHost && (
        <div className={cx(styles.before)}>
          <CheckIns call={call} locked={locked} />
        </div>
      )}
      {call.engine === 'webrtc' ? (
        <ChatLines />
      ) : (
        <div className={cx(styles.elsewhere)}>
          <p>{t('call.chatPanel.zoom')}</p>
          <Button onPress={() => void act(() => unwrap(callBridge.showMain({ on: 'conversation' })))}>
            {t('call.chatPanel.show')}
          </Button>
        </div>
      )}
    </aside>
  );
}
