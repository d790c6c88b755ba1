// The open room of the therapist as long as nobody is in: who waits, and nothing that hurries.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Button } from '../../components/Button.tsx';
import { TwoChairs } from '../../components/drawings.tsx';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import styles from './Lobby.module.css';
import { TrustLine } from './TrustLine.tsx';
import { WaitingPeople } from './WaitingPeople.tsx';

interface HostLobbyProps {
  readonly call: CallView;
  readonly locked: boolean;
  readonly onCheck: () => void;
  readonly onEnd: () => void;
}

/** Camera and microphone are off here; nothing flows before somebody is let in. */
export function HostLobby({ call, locked, onCheck, onEnd }: HostLobbyProps) {
  const { t } = useTranslation();
  const isWaitedFor = call.people.some(({ state }) => state === 'waiting');
  return (
    <CallFrame
      title={t('callBefore.host.title')}
      sentence={t(isWaitedFor ? 'callBefore.host.waitedFor' : 'callBefore.host.sentence')}
      actions={
        <>
          <Button onPress={onEnd}>{t('callBefore.host.close')}</Button>
          <Button look="quiet" onPress={onCheck}>
            {t('callBefore.lobby.check')}
          </Button>
        </>
      }
    >
      {!call.online && <Notice>{t('callBefore.check.offline')}</Notice>}
      {!isWaitedFor && (
        <div className={cx(styles.still)}>
          <TwoChairs />
        </div>
      )}
      <WaitingPeople call={call} locked={locked} />
      <p className={cx(styles.small)}>{t('callBefore.host.off')}</p>
      <TrustLine call={call} />
    </CallFrame>
  );
}
