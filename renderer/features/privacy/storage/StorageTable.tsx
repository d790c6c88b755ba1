// The storage register: every item this app writes to the computer and what stops without it.

import { useTranslation } from 'react-i18next';
import type { WhatWeHold } from '../../../../contract/bridge/views.ts';
import {
  type StorageItem,
  type StorageItemId,
  storageRegister,
} from '../../../../contract/domain/storage-register.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';
import { PrivacyTable } from '../PrivacyTable.tsx';

type Stored = WhatWeHold['storage'][number];

function StorageRow({ stored }: { readonly stored: Stored }) {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const item = stored.item as StorageItemId;
  const { group, lifetime, encrypted }: StorageItem = storageRegister[item];
  const size = stored.bytes === 0 ? t('privacy.present') : bytes(stored.bytes);
  return (
    <tr>
      <th scope="row">
        <strong>{t(`storageItems.${item}.name`)}</strong>
        <span>{t(`storageItems.${item}.why`)}</span>
      </th>
      <td>{t(`privacy.groups.${group}`)}</td>
      <td>{t(`privacy.lifetimes.${lifetime}`)}</td>
      <td>{t(encrypted ? 'privacy.encrypted' : 'privacy.notEncrypted')}</td>
      <td className={cx(styles.count)}>{stored.present ? size : t('privacy.absent')}</td>
    </tr>
  );
}

const columns = [
  'privacy.columns.item',
  'privacy.columns.group',
  'privacy.columns.lifetime',
  'privacy.columns.protection',
  'privacy.columns.size',
] as const;

/** There is no group "tracking" in it because nothing of that kind exists. */
export function StorageTable({ storage }: Pick<WhatWeHold, 'storage'>) {
  const { t } = useTranslation();
  return (
    <PrivacyTable title={t('privacy.storage')} intro={t('privacy.storageIntro')} columns={columns}>
      {storage.map((stored) => (
        <StorageRow key={stored.item} stored={stored} />
      ))}
    </PrivacyTable>
  );
}
