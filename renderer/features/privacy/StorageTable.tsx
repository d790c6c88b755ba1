// The storage register: every item this app writes to the computer and what stops without it.

import { useTranslation } from 'react-i18next';
import type { WhatWeHold } from '../../../contract/bridge/views.ts';
import {
  type StorageItem,
  type StorageItemId,
  storageRegister,
} from '../../../contract/domain/storage-register.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Privacy.module.css';

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

/** There is no group "tracking" in it because nothing of that kind exists. */
export function StorageTable({ storage }: Pick<WhatWeHold, 'storage'>) {
  const { t } = useTranslation();
  const columns = ['item', 'group', 'lifetime', 'protection', 'size'] as const;
  return (
    <section className={cx(styles.section)}>
      <h2>{t('privacy.storage')}</h2>
      <p className={cx(styles.muted)}>{t('privacy.storageIntro')}</p>
      <div className={cx(styles.wide)}>
        <table className={cx(styles.table)}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`privacy.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {storage.map((stored) => (
              <StorageRow key={stored.item} stored={stored} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
