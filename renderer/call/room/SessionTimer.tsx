// The time of the session: quiet until five minutes before its end, and the therapist may add ten.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { useMinutes } from '../../i18n/use-minutes.ts';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './Header.module.css';
import { useTimeLeft } from './time-left.ts';
import { useAct } from './use-act.ts';

/** Nothing where no end was said. Nobody is put out by the clock. */
export function SessionTimer({ call }: { readonly call: CallView }) {
  const { t } = useTranslation();
  const left = useTimeLeft(call.endsAt);
  const words = useMinutes();
  const act = useAct();
  if (left === null) return null;
  const time = words(left.minutes);
  return (
    <div className={cx(styles.timer, left.isNear && styles.near)}>
      {left.isNear && (
        <span role="status" className={cx(styles.notice)}>
          {t(left.isOver ? 'call.timer.ended' : 'call.timer.notice')}
        </span>
      )}
      <span role="timer">{t(left.isOver ? 'call.timer.over' : 'call.timer.left', { time })}</span>
      {left.isNear && call.isHost && (
        <Button look="quiet" onPress={() => void act(() => unwrap(callBridge.extend({})))}>
          {t('call.timer.extend')}
        </Button>
      )}
    </div>
  );
}
