// The time of the session: quiet until five minutes before its end, and the therapist may add ten.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { localeOf, useLanguage } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './Header.module.css';
import { useTimeLeft } from './time-left.ts';
import { useAct } from './use-act.ts';

/** Minutes in words of the person's language. */
function useMinutes(): (minutes: number) => string {
  const language = useLanguage();
  const format = useMemo(
    () => new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    [language],
  );
  return (minutes) => format.format(minutes);
}

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
