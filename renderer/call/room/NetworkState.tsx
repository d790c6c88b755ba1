// How well the connection carries, in a word and three bars.

import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import type { NetworkMark } from '../engine/call-engine.ts';
import styles from './Header.module.css';

const words = ['none', 'bad', 'enough', 'good'] as const;

/** The bars are decoration; the word says it. */
export function NetworkState({ mark }: { readonly mark: NetworkMark }) {
  const { t } = useTranslation();
  return (
    <span className={cx(styles.network)} data-mark={mark}>
      <span aria-hidden className={cx(styles.bars)}>
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={cx(bar <= mark && styles.full)} />
        ))}
      </span>
      <span className={cx(styles.word)}>{t(`call.network.${words[mark]}`)}</span>
    </span>
  );
}
