// One's own picture before the session, as in a mirror. It goes nowhere.

import { VideoOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './DeviceCheck.module.css';
import type { Capture } from './use-capture.ts';

function Picture({ stream }: { readonly stream: MediaStream }) {
  const { t } = useTranslation();
  const place = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = place.current;
    if (video === null) return;
    video.srcObject = stream;
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={place}
      className={cx(styles.picture)}
      aria-label={t('callBefore.check.picture')}
      autoPlay
      muted
      playsInline
    />
  );
}

/** The same room is kept without a picture. */
export function CameraPreview({ capture }: { readonly capture: Capture }) {
  const { t } = useTranslation();
  if (capture.state === 'here') return <Picture stream={capture.stream} />;
  return (
    <div className={cx(styles.picture, styles.dark)}>
      <VideoOff size={28} strokeWidth={1.4} aria-hidden />
      <span>{t(capture.state === 'coming' ? 'callBefore.check.coming' : 'callBefore.check.cameraOff')}</span>
    </div>
  );
}
