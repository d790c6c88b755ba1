// After a session: what happened in one sentence, and the ways on. Nothing is rated, nothing is asked.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { CallFrame } from '../app/CallFrame.tsx';
import { callBridge } from '../bridge.ts';
import styles from './EndScreen.module.css';
import { toldEnding, waysAfter } from './ways.ts';

/** Whom a sentence names: the host, or for the host the other one. */
function otherName({ isHost, hostName, people }: CallView): string {
  return isHost ? (people[0]?.name ?? hostName) : hostName;
}

interface EndScreenProps {
  readonly call: CallView;
  /** The app is locked: nothing begins anew before it is unlocked. */
  readonly locked: boolean;
  /** This person was in it together with somebody. */
  readonly wasIn: boolean;
}

/** Quiet. Help now stands above as on every screen. */
export function EndScreen({ call, locked, wasIn }: EndScreenProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [error, setError] = useState<AppError | null>(null);
  const ending = toldEnding(call, wasIn);
  const { again, writing, hasRecord } = waysAfter(ending, wasIn);
  const beginAgain = (): void => {
    setError(null);
    unwrap(callBridge.again({})).catch((thrown) => setError(toAppError(thrown)));
  };
  const toConversation = async (): Promise<void> => {
    await unwrap(callBridge.showMain({ on: 'conversation' })).catch(() => {});
    await unwrap(callBridge.close({})).catch(() => {});
  };
  return (
    <CallFrame
      title={t(`callAfter.titles.${ending}`)}
      sentence={<Phrase of={`callAfter.sentences.${ending}`} parts={{ name: otherName(call) }} />}
      actions={
        <>
          {again !== null && (
            <Button
              look={ending === 'notTrusted' ? 'secondary' : 'primary'}
              isDisabled={locked}
              onPress={beginAgain}
            >
              {t(`callAfter.ways.${again}`)}
            </Button>
          )}
          <Button onPress={() => void toConversation()}>{t(`callAfter.ways.${writing}`)}</Button>
          <Button look="quiet" onPress={() => void callBridge.close({})}>
            {t('callBefore.closeWindow')}
          </Button>
        </>
      }
    >
      {hasRecord && <p className={cx(styles.small)}>{t('callAfter.kept')}</p>}
      {writing === 'note' && <p className={cx(styles.small)}>{t('callAfter.noteHint')}</p>}
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
    </CallFrame>
  );
}
