// A link as a QR code, drawn as one path.

import { encodeQR } from 'qr';
import { cx } from '../styles/cx.ts';
import styles from './QrCode.module.css';

/** Always dark on white with its quiet zone: readers need that in both themes. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const data = encodeQR(text, 'raw', { ecc: 'medium', border: 3 });
  const size = data.length;
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={cx(styles.qr)} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
