// What keeps camera or microphone from working, in plain words, with the way out.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './DeviceCheck.module.css';
import type { DeviceProblem } from './use-capture.ts';

interface TroubleProps {
  readonly what: 'camera' | 'microphone';
  readonly problem: DeviceProblem;
  readonly onAgain: () => void;
}

/** Denied by the system: its settings. All else: mended by hand, then tried again. */
export function Trouble({ what, problem, onAgain }: TroubleProps) {
  const { t } = useTranslation();
  const [hasNoPage, setNoPage] = useState(false);
  const openSettings = async (): Promise<void> => {
    const { opened } = await unwrap(callBridge.systemSettings({ what })).catch(() => ({ opened: false }));
    setNoPage(!opened);
  };
  return (
    <Notice kind="problem">
      <span className={cx(styles.trouble)}>
        <span>
          {what === 'camera'
            ? t(`callBefore.trouble.camera.${problem}`)
            : t(`callBefore.trouble.microphone.${problem}`)}
          {hasNoPage && <> {t('callBefore.trouble.noSettings')}</>}
        </span>
        <span className={cx(styles.fixes)}>
          {problem === 'refused' && (
            <Button look="quiet" onPress={() => void openSettings()}>
              {t('callBefore.trouble.settings')}
            </Button>
          )}
          <Button look="quiet" onPress={onAgain}>
            {t('common.tryAgain')}
          </Button>
        </span>
      </span>
    </Notice>
  );
}
