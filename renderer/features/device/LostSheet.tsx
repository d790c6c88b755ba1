// The question before the account gets a new key: what that does, here and with the people one writes with.

import { useTranslation } from 'react-i18next';
import { useBeginLost } from '../../bridge/lost.ts';
import { ProofSheet } from '../../components/ProofSheet.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Device.module.css';

interface LostSheetProps {
  readonly hasPasscode: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const effects = ['others', 'key', 'people', 'kit', 'there'] as const;

/** What stays on the lost computer is said last. */
export function LostSheet({ hasPasscode, onDone, onClose }: LostSheetProps) {
  const { t } = useTranslation();
  const begin = useBeginLost();
  return (
    <ProofSheet
      title={t('lost.asks')}
      confirm={t('lost.confirm')}
      look="primary"
      hasPasscode={hasPasscode}
      underWay={begin}
      onConfirm={(passcode) => begin.mutate(passcode, { onSuccess: onDone })}
      onClose={onClose}
    >
      <ul className={cx(styles.effects)}>
        {effects.map((effect) => (
          <li key={effect}>{t(`lost.effects.${effect}`)}</li>
        ))}
      </ul>
    </ProofSheet>
  );
}
