// How loud the microphone is, as a bar, and in words whether a voice arrives.

import { useEffect, useRef, useState } from 'react';
import { Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './DeviceCheck.module.css';
import { followLoudness, heardFrom } from './sound-level.ts';

/** Silence for so long is worth a word. */
const silentAfterMs = 8_000;

/** The bar follows at once; what is said to readers changes at most twice. */
export function MicrophoneLevel({ stream }: { readonly stream: MediaStream }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(0);
  const [state, setState] = useState<'say' | 'voice' | 'silent'>('say');
  useEffect(() => {
    setState('say');
    const timer = setTimeout(() => setState((now) => (now === 'say' ? 'silent' : now)), silentAfterMs);
    const stop = followLoudness(stream, (loudness) => {
      bar.current?.style.setProperty('--loudness', loudness.toFixed(2));
      setPercent(Math.round(loudness * 10) * 10);
      if (loudness >= heardFrom) setState('voice');
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [stream]);
  return (
    <div className={cx(styles.level)}>
      <Meter aria-label={t('callBefore.check.level')} value={percent}>
        <div ref={bar} className={cx(styles.meter)}>
          <div className={cx(styles.loud)} />
        </div>
      </Meter>
      <p role="status" className={cx(styles.small)}>
        {t(`callBefore.check.${state}`)}
      </p>
    </div>
  );
}
