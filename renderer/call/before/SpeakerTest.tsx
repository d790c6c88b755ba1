// Two soft notes from the chosen speaker.

import { Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './DeviceCheck.module.css';
import { playTone } from './tone.ts';

type State = 'not' | 'playing' | 'heard' | 'failed';

/** Whether they were heard only the person knows. */
export function SpeakerTest({ speaker }: { readonly speaker: string | null }) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>('not');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another speaker was not tried yet
  useEffect(() => setState('not'), [speaker]);
  const play = (): void => {
    setState('playing');
    playTone(speaker).then(
      () => setState('heard'),
      () => setState('failed'),
    );
  };
  return (
    <div className={cx(styles.test)}>
      <Button onPress={play} isDisabled={state === 'playing'}>
        <Volume2 size={18} strokeWidth={1.6} aria-hidden />
        {t(state === 'heard' ? 'callBefore.check.toneAgain' : 'callBefore.check.tone')}
      </Button>
      <span role="status" className={cx(styles.small)}>
        {state === 'heard' && t('callBefore.check.heard')}
        {state === 'failed' && t('callBefore.check.toneFailed')}
      </span>
    </div>
  );
}
