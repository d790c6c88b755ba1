// The two circles of the mark, large and still; on request they grow and shrink as slowly as a calm breath.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Lobby.module.css';

const wantsStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Nothing moves by itself, and nothing at all for whoever wants no motion. */
export function Breath() {
  const { t } = useTranslation();
  const [isBreathing, setBreathing] = useState(false);
  return (
    <div className={cx(styles.breath)}>
      <svg
        viewBox="0 0 120 84"
        className={cx(styles.circles, isBreathing && styles.breathing)}
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="47" cy="42" r="28" />
        <circle cx="73" cy="42" r="28" />
      </svg>
      {!wantsStill() && (
        <Button look="quiet" aria-pressed={isBreathing} onPress={() => setBreathing(!isBreathing)}>
          {t(isBreathing ? 'callBefore.lobby.rest' : 'callBefore.lobby.breathe')}
        </Button>
      )}
    </div>
  );
}
