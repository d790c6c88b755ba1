// The connection could not be made, or not made again: what can be done now, the written chat first.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './Room.module.css';
import { useAct } from './use-act.ts';

interface FailedProps {
  readonly call: CallView;
  /** Connects anew, or goes in where that could not be done. */
  readonly onAgain: () => Promise<void>;
  /** Why it could not be gone into at all, where that was said. */
  readonly problem: AppError | null;
  readonly onChat: () => void;
  readonly onZoom: () => void;
}

/** Zoom is named last and plainly, and only where the practice has it. */
export function Failed({ call, onAgain, problem, onChat, onZoom }: FailedProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const act = useAct();
  const toPeer = () => void act(() => unwrap(callBridge.askSwitch({ engine: 'webrtc' })));
  return (
    <section className={cx(styles.failed)} role="alert" aria-labelledby="call-failed">
      <h2 id="call-failed">{t('call.failed.title')}</h2>
      <p>{problem === null ? t('call.failed.sentence') : errorText(problem)}</p>
      <div className={cx(styles.ways)}>
        {call.engine === 'zoom' ? (
          <Button look="primary" onPress={toPeer}>
            {t('call.switch.toPeer')}
          </Button>
        ) : (
          <Button look="primary" onPress={() => void act(onAgain)}>
            {t('call.failed.again')}
          </Button>
        )}
        {call.engine === 'zoom' && (
          <Button onPress={() => void act(onAgain)}>{t('call.failed.again')}</Button>
        )}
        <Button onPress={onChat}>{t('call.failed.chat')}</Button>
        {call.engine === 'webrtc' && call.zoomOffered && (
          <Button look="quiet" onPress={onZoom}>
            {t('call.switch.toZoom')}
          </Button>
        )}
      </div>
    </section>
  );
}
