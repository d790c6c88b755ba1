// A button that turns the camera on to read a QR code, and everything that can come of that.

import { Camera } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Camera.module.css';
import { useCamera } from './use-camera.ts';
import { Viewfinder } from './Viewfinder.tsx';

interface ScanFieldProps {
  /** What to hold in front of the camera. */
  readonly hint: string;
  /** Takes the text of a code; false where it is of another kind, and the camera goes on looking. */
  readonly onText: (text: string) => boolean;
}

function Scanning({ hint, onText, onClose }: ScanFieldProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const picture = useCamera(onClose);
  const [isOther, setOther] = useState(false);
  const take = useCallback(
    (text: string) => {
      if (onText(text)) onClose();
      else setOther(true);
    },
    [onText, onClose],
  );
  return (
    <div className={cx(styles.scanning)}>
      {picture.state === 'failed' ? (
        <Notice kind="problem">{t(`camera.problem.${picture.problem}`)}</Notice>
      ) : (
        <p role="status">{isOther ? t('camera.other') : hint}</p>
      )}
      {picture.state === 'here' && <Viewfinder stream={picture.stream} onText={take} />}
      <div className={cx(styles.actions)}>
        <Button look="quiet" onPress={onClose}>
          {picture.state === 'failed' ? t('common.close') : t('camera.stop')}
        </Button>
      </div>
    </div>
  );
}

/** The camera is on only while its picture is shown. */
export function ScanField({ hint, onText }: ScanFieldProps) {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(false);
  const close = useCallback(() => setOn(false), []);
  if (isOn) return <Scanning hint={hint} onText={onText} onClose={close} />;
  return (
    <div className={cx(styles.actions)}>
      <Button onPress={() => setOn(true)}>
        <Camera size={18} strokeWidth={1.6} aria-hidden />
        {t('camera.start')}
      </Button>
    </div>
  );
}
