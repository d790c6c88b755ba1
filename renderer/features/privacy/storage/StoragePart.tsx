// Privacy → Storage: every item this app writes to the computer, what it may write, and whether anything else was blocked.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type StorageGroup,
  storageGroups,
  storageRegister,
} from '../../../../contract/domain/storage-register.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { shellStorageQuery, storedQuery } from '../../../bridge/storage.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';
import { ChoosableItems, FixedItems } from './StorageItems.tsx';
import type { StoredItem } from './stored-facts.ts';

interface GroupProps {
  readonly group: StorageGroup;
  readonly stored: readonly StoredItem[];
}

/** The group of tracking is empty and says why. */
function Group({ group, stored }: GroupProps) {
  const { t } = useTranslation();
  const items = stored.filter(({ item }) => storageRegister[item].group === group);
  const Items = group === 'functionality' ? ChoosableItems : FixedItems;
  return (
    <section className={cx(styles.section)}>
      <h2>{t(`storage.groups.${group}`)}</h2>
      <p className={cx(styles.muted)}>{t(`storage.intros.${group}`)}</p>
      {items.length > 0 && <Items items={items} />}
    </section>
  );
}

/** Measured anew each time it is opened; nothing of it is asked of the service. */
export function StoragePart() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data: shell } = useQuery(shellStorageQuery);
  const { data: here, error } = useQuery(storedQuery);
  if (error !== null) return <Notice kind="problem">{errorText(toAppError(error))}</Notice>;
  if (here === undefined || shell === undefined) return <p role="status">{t('privacy.counting')}</p>;
  const blocked = here.blocked + shell.blocked;
  return (
    <>
      <p className={cx(styles.intro)}>{t('storage.intro')}</p>
      <Notice kind={blocked > 0 ? 'problem' : 'quiet'}>
        {blocked > 0 ? t('storage.blocked', { count: blocked }) : t('storage.noneBlocked')}
      </Notice>
      {storageGroups.map((group) => (
        <Group key={group} group={group} stored={here.stored} />
      ))}
    </>
  );
}
