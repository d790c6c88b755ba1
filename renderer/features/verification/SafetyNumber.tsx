// Sixty digits in twelve groups, and the same as a QR code.

import { useTranslation } from 'react-i18next';
import { safetyGroups, safetyQrText } from '../../../contract/domain/safety-number.ts';
import { QrCode } from '../../components/QrCode.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Verification.module.css';

/** Digits run from left to right in every language. */
export function SafetyNumber({ digits, nickname }: { readonly digits: string; readonly nickname: string }) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.number)}>
      <ol
        className={cx(styles.groups)}
        dir="ltr"
        translate="no"
        aria-label={t('verification.number', { name: isolate(nickname) })}
      >
        {safetyGroups(digits).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none ever moves
          <li key={at}>{group}</li>
        ))}
      </ol>
      <div className={cx(styles.qr)}>
        <QrCode text={safetyQrText(digits)} label={t('verification.qr')} />
      </div>
    </div>
  );
}
