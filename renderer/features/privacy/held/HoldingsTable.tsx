// One row per data class: what, why, basis, who answers, until when, how many here and at O7.

import { useTranslation } from 'react-i18next';
import type { WhatWeHold } from '../../../../contract/bridge/views.ts';
import { type DataClass, dataClasses } from '../../../../contract/domain/data-classes.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';
import { PrivacyTable } from '../PrivacyTable.tsx';

const dayMs = 24 * 60 * 60 * 1000;

type Holding = WhatWeHold['holdings'][number];

function HoldingRow({ holding }: { readonly holding: Holding }) {
  const { t } = useTranslation();
  const { number, bytes } = useFormats();
  const { dataClass, device, service } = holding;
  const { basis, answers, retention, readableBy, deviceTables, serviceTables }: DataClass =
    dataClasses[dataClass];
  const until =
    retention.kind === 'after'
      ? t('privacy.until.days', { count: Math.round(retention.ms / dayMs) })
      : t(`privacy.until.${retention.event}`);
  return (
    <tr>
      <th scope="row">
        <strong>{t(`dataClasses.${dataClass}.name`)}</strong>
        <span>{t(`dataClasses.${dataClass}.why`)}</span>
        <span className={cx(styles.readable)}>{t(`privacy.readableBy.${readableBy}`)}</span>
      </th>
      <td>{t(`privacy.basis.${basis}`)}</td>
      <td>{t(`privacy.answers.${answers}`)}</td>
      <td>{until}</td>
      <td className={cx(styles.count)}>
        {deviceTables.length === 0 ? t('privacy.never') : number(device.count)}
      </td>
      <td className={cx(styles.count)}>
        {serviceTables.length === 0 && t('privacy.never')}
        {serviceTables.length > 0 && service === null && t('privacy.unknown')}
        {serviceTables.length > 0 && service !== null && (
          <>
            {number(service.count)}
            {service.bytes > 0 && <span className={cx(styles.size)}>{bytes(service.bytes)}</span>}
          </>
        )}
      </td>
    </tr>
  );
}

const columns = [
  'privacy.columns.what',
  'privacy.columns.basis',
  'privacy.columns.answers',
  'privacy.columns.until',
  'privacy.columns.here',
  'privacy.columns.service',
] as const;

/** "Never" where the class has no place on that side at all. */
export function HoldingsTable({ holdings }: Pick<WhatWeHold, 'holdings'>) {
  const { t } = useTranslation();
  return (
    <PrivacyTable title={t('privacy.holdings')} columns={columns}>
      {holdings.map((holding) => (
        <HoldingRow key={holding.dataClass} holding={holding} />
      ))}
    </PrivacyTable>
  );
}
