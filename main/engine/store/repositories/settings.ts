/** Small values of this profile that belong to no other table. */
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

export function findSetting(store: Store, name: string): string | undefined {
  return getRow<{ value: string }>(store, 'SELECT value FROM setting WHERE name = $name', { name })?.value;
}

export function putSetting(store: Store, name: string, value: string): void {
  run(store, 'INSERT INTO setting VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value', {
    name,
    value,
  });
}

export function removeSetting(store: Store, name: string): void {
  run(store, 'DELETE FROM setting WHERE name = $name', { name });
}
