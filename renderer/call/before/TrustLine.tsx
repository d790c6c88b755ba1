// Who could hear the session, said before it begins.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { Notice } from '../../components/Notice.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './DeviceCheck.module.css';

/** One quiet line; over Zoom the whole of it. */
export function TrustLine({ call }: { readonly call: CallView }) {
  const { t } = useTranslation();
  if (call.engine === 'webrtc') return <p className={cx(styles.small)}>{t(`call.trust.${call.kind}`)}</p>;
  return (
    <Notice>
      <strong>{t('call.trust.zoom')}</strong> {t('call.trust.zoomSays')}
    </Notice>
  );
}
