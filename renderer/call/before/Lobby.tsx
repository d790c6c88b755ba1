// The waiting room of a client: calm, with a line to write and a way out. Camera and microphone are off here.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import { ChatLines } from '../app/ChatLines.tsx';
import { Breath } from './Breath.tsx';
import styles from './Lobby.module.css';
import { SilentSignal } from './SilentSignal.tsx';
import { TrustLine } from './TrustLine.tsx';

interface LobbyProps {
  readonly call: CallView;
  readonly locked: boolean;
  readonly onCheck: () => void;
  readonly onLeave: () => void;
}

/** Said only as far as it is known: that the host's app is in the session, is not yet, or went; without the service nothing. */
function standingOf({ people, online }: CallView): 'here' | 'notYet' | 'hostLeft' | 'offline' {
  if (!online) return 'offline';
  const host = people.find(({ isHost }) => isHost);
  if (host?.state === 'in') return 'here';
  return host?.state === 'left' || host?.state === 'declined' ? 'hostLeft' : 'notYet';
}

/** What changes here is said to readers as it changes. */
export function Lobby({ call, locked, onCheck, onLeave }: LobbyProps) {
  const { t } = useTranslation();
  const standing = standingOf(call);
  const name = call.hostName;
  return (
    <CallFrame
      title={
        <span role="status">
          <Phrase of={`callBefore.lobby.${standing}`} parts={{ name }} />
        </span>
      }
      sentence={t(`callBefore.lobby.${standing}Sentence`)}
      width="wide"
      actions={
        <>
          <Button onPress={onLeave}>{t('callBefore.lobby.leave')}</Button>
          <Button look="quiet" onPress={onCheck}>
            {t('callBefore.lobby.check')}
          </Button>
          <SilentSignal call={call} locked={locked} />
        </>
      }
    >
      {locked && (
        <Notice>
          <Phrase of="callBefore.lobby.locked" parts={{ name }} />
        </Notice>
      )}
      <div className={cx(styles.lobby)}>
        <div className={cx(styles.still)}>
          <Breath />
          <p className={cx(styles.small)}>{t('callBefore.lobby.off')}</p>
          <TrustLine call={call} />
        </div>
        <section aria-labelledby="lobby-chat" className={cx(styles.chat)}>
          <h2 id="lobby-chat" className={cx(styles.chatTitle)}>
            {call.kind === 'pair' ? (
              <Phrase of="callBefore.lobby.chat" parts={{ name }} />
            ) : (
              t('callBefore.lobby.chatGroup')
            )}
          </h2>
          <ChatLines />
        </section>
      </div>
    </CallFrame>
  );
}
