// Two switches for what is done to one's own picture and sound before they leave the computer.

import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { Switch } from '../../components/Switch.tsx';
import type { BlurTrouble } from './blurring.ts';
import { isWeak } from './pace.ts';

interface EffectsPanelProps {
  readonly blur: boolean;
  readonly noise: boolean;
  /** Why the picture is not blurred although it was asked for; null: nothing is wrong. */
  readonly blurTrouble: BlurTrouble | null;
  /** Quietening has ended by itself. */
  readonly noiseTrouble: boolean;
  readonly onBlur: (on: boolean) => void;
  readonly onNoise: (on: boolean) => void;
}

/** For the device check and for the menu of a session: whoever shows it keeps what is chosen. */
export function EffectsPanel(props: EffectsPanelProps) {
  const { blur, noise, blurTrouble, noiseTrouble, onBlur, onNoise } = props;
  const { t } = useTranslation();
  const weak = isWeak(navigator.hardwareConcurrency);
  return (
    <div>
      <Switch
        isSelected={blur && !weak}
        isDisabled={weak}
        onChange={onBlur}
        hint={t(weak ? 'call.effects.weak' : 'call.effects.blurHint')}
      >
        {t('call.effects.blur')}
      </Switch>
      {blurTrouble !== null && <Notice>{t(`call.effects.blurTrouble.${blurTrouble}`)}</Notice>}
      <Switch isSelected={noise} onChange={onNoise} hint={t('call.effects.noiseHint')}>
        {t('call.effects.noise')}
      </Switch>
      {noiseTrouble && <Notice>{t('call.effects.noiseTrouble')}</Notice>}
    </div>
  );
}
