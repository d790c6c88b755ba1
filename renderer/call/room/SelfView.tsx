// One's own picture, small and mirrored like a glass.

import { VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import type { CallEngine, LocalMedia } from '../engine/call-engine.ts';
import { Shown } from './Shown.tsx';
import styles from './Stage.module.css';

/** Optional: many people talk more freely without seeing themselves. */
export function SelfView({ engine, local }: { readonly engine: CallEngine; readonly local: LocalMedia }) {
  const { t } = useTranslation();
  return (
    <figure className={cx(styles.self)} aria-label={t('call.you')}>
      {local.camera === 'on' ? (
        <Shown engine={engine} whose="self" what="picture" isMirrored />
      ) : (
        <span className={cx(styles.selfOff)}>
          <VideoOff size={20} strokeWidth={1.6} aria-hidden />
        </span>
      )}
      <figcaption className={cx(styles.selfName)}>{t('call.you')}</figcaption>
    </figure>
  );
}
