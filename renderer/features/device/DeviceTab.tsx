// Settings → This device.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { deviceQuery, profileQuery } from '../../bridge/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { useIsSample } from '../sample/use-sample.ts';
import { AsideSection } from './AsideSection.tsx';
import { ChangeKeysSection } from './ChangeKeysSection.tsx';
import { CheckSection } from './CheckSection.tsx';
import styles from './Device.module.css';
import { ForgetSection } from './ForgetSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LostSection } from './LostSection.tsx';
import { WhereSection } from './WhereSection.tsx';

function Sections() {
  const errorText = useErrorText();
  const profile = useQuery(profileQuery);
  const { data: device, error } = useQuery(deviceQuery);
  const hasPasscode = profile.data?.state === 'open' && profile.data.lock.passcode;
  return (
    <div className={cx(styles.sections)}>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {device !== undefined && (
        <>
          <WhereSection device={device} />
          <KeysSection device={device} />
          <AsideSection device={device} />
        </>
      )}
      <CheckSection />
      <ChangeKeysSection hasPasscode={hasPasscode} />
      <LostSection hasPasscode={hasPasscode} />
      <ForgetSection hasPasscode={hasPasscode} />
    </div>
  );
}

/** The sample practice is on no disk. */
export function DeviceTab() {
  const { t } = useTranslation();
  return useIsSample() ? <p>{t('device.sample')}</p> : <Sections />;
}
