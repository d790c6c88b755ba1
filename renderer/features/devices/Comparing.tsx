// The symbols and the two answers; the same on both computers.

import { useTranslation } from 'react-i18next';
import type { LinkingView } from '../../../contract/bridge/linking-view.ts';
import { useLinking } from '../../bridge/devices.ts';
import { Button } from '../../components/Button.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Devices.module.css';
import { Symbols } from './Symbols.tsx';

type Comparison = Extract<LinkingView, { state: 'compare' | 'waiting' }>;

/** Nothing is signed before "They are the same" is pressed on the computer that was there before. */
export function Comparing({ view }: { readonly view: Comparison }) {
  const { t } = useTranslation();
  const { same, differ } = useLinking();
  const isBusy = same.isPending || differ.isPending;
  return (
    <div className={cx(styles.steps)}>
      <p>{t(`devices.compare.${view.side}`, { name: isolate(view.name) })}</p>
      <Symbols symbols={view.symbols} />
      {view.state === 'waiting' ? (
        <p role="status">{t(`devices.waiting.${view.side}`)}</p>
      ) : (
        <div className={cx(styles.actions)}>
          <Button look="primary" onPress={() => same.mutate()} isDisabled={isBusy}>
            {t('devices.same')}
          </Button>
          <Button look="clay" onPress={() => differ.mutate()} isDisabled={isBusy}>
            {t('devices.differ')}
          </Button>
        </div>
      )}
    </div>
  );
}
