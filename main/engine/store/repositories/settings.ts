/** Small values of this profile that belong to no other table. */
import type { SettingName } from '../../../../contract/domain/storage-register.ts';
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

export function findSetting(store: Store, name: SettingName): string | undefined {
  return getRow<{ value: string }>(store, 'SELECT value FROM setting WHERE name = $name', { name })?.value;
}

export function putSetting(store: Store, name: SettingName, value: string): void {
  run(store, 'INSERT INTO setting VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value', {
    name,
    value,
  });
}

export function removeSetting(store: Store, name: SettingName): void {
  run(store, 'DELETE FROM setting WHERE name = $name', { name });
}

/** How many of these names have a row. */
export function countSettings(store: Store, names: readonly string[]): number {
  const list = JSON.stringify(names);
  const sql = 'SELECT count(*) AS n FROM setting WHERE name IN (SELECT value FROM json_each($list))';
  return getRow<{ n: number }>(store, sql, { list })?.n ?? 0;
}
