// Seven symbols with their words: what a person compares on two computers.

import { useTranslation } from 'react-i18next';
import type { LinkSymbol } from '../../../contract/domain/link-symbols.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Devices.module.css';
import { symbolIcons } from './symbol-icons.ts';

/** From left to right in every language: the two screens may speak different ones. */
export function Symbols({ symbols }: { readonly symbols: readonly LinkSymbol[] }) {
  const { t } = useTranslation();
  return (
    <ol className={cx(styles.symbols)} dir="ltr" aria-label={t('devices.symbols')}>
      {symbols.map((symbol, at) => {
        const Icon = symbolIcons[symbol];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: seven places that never move, and a symbol may come twice
          <li key={at} className={cx(styles.symbol)}>
            <Icon size={30} strokeWidth={1.5} aria-hidden />
            <span>{t(`devices.symbol.${symbol}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
