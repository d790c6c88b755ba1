// Privacy → Policy: where the person stands, a newer version with its answer, and every version to be read.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { policyQuery, policyTextQuery } from '../../../bridge/policy.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { cx } from '../../../styles/cx.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import styles from './Policy.module.css';
import { PolicyChange } from './PolicyChange.tsx';
import { PolicyReader } from './PolicyReader.tsx';
import { StandingLine } from './StandingLine.tsx';
import { usePolicyDay } from './use-policy-day.ts';

function Versions({ view }: { readonly view: PolicyView }) {
  const { t } = useTranslation();
  const day = usePolicyDay();
  const [chosen, setChosen] = useState<number | null>(null);
  const version = chosen ?? view.current;
  const { data: policy } = useQuery(policyTextQuery(version));
  return (
    <section className={cx(styles.part)}>
      <h2>{policy?.version === view.current ? t('policy.inForce') : t('policy.versions')}</h2>
      {view.versions.length > 1 && (
        <Select
          label={t('policy.choose')}
          choices={view.versions.toReversed().map((one) => ({
            id: String(one.version),
            label: t('policy.choice', { version: one.version, date: day(one.effective) }),
          }))}
          value={String(version)}
          onChange={(id) => setChosen(Number(id))}
        />
      )}
      {policy !== undefined && <PolicyReader policy={policy} />}
    </section>
  );
}

export function PolicyPart() {
  const { t } = useTranslation();
  const { data: view } = useQuery(policyQuery);
  if (view === undefined) return null;
  const { kind } = view.standing;
  // Its receipt is about an earlier version.
  const isAsked = kind === 'announced' || kind === 'due';
  const isOpen = kind !== 'settled' && kind !== 'none';
  return (
    <>
      <section className={cx(styles.part)}>
        {view.refused && <Notice kind="problem">{t('policy.refused')}</Notice>}
        {isOpen && <h2>{t('policy.newVersion', { version: view.asked })}</h2>}
        <StandingLine view={view} />
        {view.receipt !== null && !isAsked && <ReceiptNotice receipt={view.receipt} />}
        {isOpen && <PolicyChange view={view} />}
      </section>
      <Versions view={view} />
    </>
  );
}
