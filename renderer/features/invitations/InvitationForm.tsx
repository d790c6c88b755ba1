// Making invitations: for one person, or for a whole list of them.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionQuery } from '../../bridge/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';
import { ManyForm } from './ManyForm.tsx';
import { OneForm } from './OneForm.tsx';

const ways = ['one', 'many'] as const;

/** Says before the press that it needs the service. */
export function InvitationForm() {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof ways)[number]>('one');
  const { data: connection } = useQuery(connectionQuery);
  return (
    <div className={cx(styles.form)}>
      <SegmentedControl
        label={t('invitations.for.label')}
        choices={ways.map((id) => ({ id, label: t(`invitations.for.${id}`) }))}
        value={way}
        onChange={setWay}
        className={styles.start}
      />
      {/* Both stay: switching loses nothing that was typed. */}
      <div hidden={way !== 'one'}>
        <OneForm />
      </div>
      <div hidden={way !== 'many'}>
        <ManyForm />
      </div>
      {connection?.state === 'offline' && <Notice>{t('invitations.needsConnection')}</Notice>}
    </div>
  );
}
