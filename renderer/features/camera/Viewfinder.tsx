// The camera's picture, looked at for a QR code a few times a second.

import { decodeQR } from 'qr/decode.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './Camera.module.css';

const lookEveryMs = 120;
/** Pixels of the wider side that the decoder looks at. */
const widest = 960;

/** The text of a code in the present picture; null: none can be read. */
function readCode(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const scale = Math.min(1, widest / Math.max(video.videoWidth, video.videoHeight, 1));
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null || width === 0 || height === 0) return null;
  canvas.width = width;
  canvas.height = height;
  context.drawImage(video, 0, 0, width, height);
  try {
    return decodeQR(context.getImageData(0, 0, width, height), { timeLimit: lookEveryMs / 2 });
  } catch {
    // No code in this picture.
    return null;
  }
}

interface ViewfinderProps {
  readonly stream: MediaStream;
  readonly onText: (text: string) => void;
}

/** Says each text it reads, also the same one again. */
export function Viewfinder({ stream, onText }: ViewfinderProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = place.current;
    if (video === null) return;
    video.srcObject = stream;
    const canvas = document.createElement('canvas');
    const timer = setInterval(() => {
      const text = readCode(video, canvas);
      if (text !== null) onText(text);
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      video.srcObject = null;
    };
  }, [stream, onText]);
  return (
    <video
      ref={place}
      className={cx(styles.picture)}
      aria-label={t('camera.picture')}
      autoPlay
      muted
      playsInline
    />
  );
}
