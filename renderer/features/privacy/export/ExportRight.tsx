// "Take everything with you": one file of everything, readable or sealed, and its receipt.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortableMade } from '../../../../contract/bridge/portable-view.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { Progress } from '../../../components/Progress.tsx';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import { RightRow } from '../rights/RightRow.tsx';
import styles from '../rights/Rights.module.css';
import { ExportForm } from './ExportForm.tsx';
import { usePortability } from './use-portability.ts';

/** A row of *Your rights*. */
export function ExportRight() {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { isRunning, share, done, wasStopped, error, clear, during, cancel } =
    usePortability<PortableMade>('export');

  const begin = async (passphrase: string | null): Promise<void> => {
    const isDone = await during(async () => (await unwrap(bridge.portability.export({ passphrase }))).made);
    if (isDone) setOpen(false);
  };

  return (
    <RightRow
      title={t('portability.export.title')}
      sentence={t('portability.export.sentence')}
      law={t('portability.export.law')}
      action={
        isRunning ? (
          <Button onPress={() => void cancel()}>{t('portability.export.cancel')}</Button>
        ) : (
          !isOpen && (
            <Button
              onPress={() => {
                clear();
                setOpen(true);
              }}
            >
              {t('portability.export.begin')}
            </Button>
          )
        )
      }
    >
      {isRunning && <Progress label={t('portability.export.running')} value={share} />}
      {isOpen && !isRunning && (
        <ExportForm
          error={error}
          onExport={(passphrase) => void begin(passphrase)}
          onClose={() => setOpen(false)}
        />
      )}
      <div role="status">
        {wasStopped && <p className={cx(styles.muted)}>{t('portability.export.cancelled')}</p>}
        {done !== null && (
          <p className={cx(styles.muted)}>
            {t('portability.export.done', { count: done.lines, size: bytes(done.bytes) })}
          </p>
        )}
      </div>
      {done !== null && <ReceiptNotice receipt={done.receipt} />}
    </RightRow>
  );
}
