// Settings → My computers: which there are, and linking another one.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { devicesQuery, useComputers } from '../../bridge/devices.ts';
import { movingQuery } from '../../bridge/moving.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { MoveSection } from '../moving/MoveSection.tsx';
import { useIsSample } from '../sample/use-sample.ts';
import { Section } from '../settings/Section.tsx';
import { ComputerRow } from './ComputerRow.tsx';
import styles from './Devices.module.css';
import { LinkSheet } from './LinkSheet.tsx';

function Computers() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const profile = useQuery(profileQuery);
  const { data: computers, error } = useQuery(devicesQuery);
  const { told } = useComputers();
  const [isLinking, setLinking] = useState(false);
  const hasPasscode = profile.data?.state === 'open' && profile.data.lock.passcode;
  const hasNew = computers?.some(({ isNew }) => isNew) === true;
  const markTold = told.mutate;
  // Whoever looks at the list has been told.
  useEffect(() => {
    if (hasNew) markTold();
  }, [hasNew, markTold]);
  const move = useQuery(movingQuery).data?.state;
  return (
    <div className={cx(styles.sections)}>
      {/* Whoever has moved away has nothing to say about the computers of the account any more. */}
      {move !== 'moved' && (
        <Section title={t('devices.title')} stored={t('devices.stored')}>
          {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
          <ul className={cx(styles.computers)}>
            {computers?.map((computer) => (
              <ComputerRow key={computer.device} computer={computer} hasPasscode={hasPasscode} />
            ))}
          </ul>
          <div className={cx(styles.actions)}>
            <Button look={move === 'none' ? 'primary' : 'secondary'} onPress={() => setLinking(true)}>
              {t('devices.link')}
            </Button>
          </div>
        </Section>
      )}
      {computers !== undefined && (
        <MoveSection
          others={computers.filter(({ isThis }) => !isThis)}
          hasPasscode={hasPasscode}
          onLink={() => setLinking(true)}
        />
      )}
      {isLinking && <LinkSheet hasPasscode={hasPasscode} onClose={() => setLinking(false)} />}
    </div>
  );
}

/** The sample practice is on one computer, and on no disk. */
export function DevicesTab() {
  const { t } = useTranslation();
  return useIsSample() ? <p>{t('devices.sample')}</p> : <Computers />;
}
