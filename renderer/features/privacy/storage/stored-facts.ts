// What there is to say about a stored item, in the words of the page.

import { useTranslation } from 'react-i18next';
import type { Stored } from '../../../../contract/bridge/channels/storage.ts';
import { type StorageItem, storageRegister } from '../../../../contract/domain/storage-register.ts';
import { useFormats } from '../../../i18n/locale.ts';
import type { Fact } from '../Facts.tsx';

export type StoredItem = Stored['stored'][number];

/** Where: everything that is none of these lies in the profile's folder. */
const placeOf = (place: string) =>
  place === 'rows' || place === 'keychain' || place === 'chosen' || place === 'temporary' ? place : 'profile';

/** What is there now, and every fact of an item. */
export function useStoredFacts() {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const now = ({ present, bytes: size, rows }: StoredItem): string | null => {
    if (present === null) return null;
    if (!present) return t('storage.nothing');
    if (rows !== null) return t('storage.rows', { count: rows });
    return size === 0 ? t('storage.present') : bytes(size);
  };
  const facts = (stored: StoredItem): readonly Fact[] => {
    const { lifetime, place, encrypted }: StorageItem = storageRegister[stored.item];
    return [
      { name: t('storage.facts.without'), value: t(`storageItems.${stored.item}.without`), isLong: true },
      { name: t('storage.facts.lifetime'), value: t(`storage.lifetimes.${lifetime}`) },
      { name: t('storage.facts.protection'), value: t(`storage.protections.${encrypted ? 'yes' : 'no'}`) },
      { name: t('storage.facts.where'), value: t(`storage.places.${placeOf(place)}`) },
    ];
  };
  return { now, facts };
}
