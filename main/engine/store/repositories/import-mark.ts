/** The mark of an import that is being written: nothing of it is shown, and the next start takes it back. */
import type { Store } from '../database.ts';
import { findSetting } from './settings.ts';

export const importSetting = 'import-unfinished';

/** For statements that list across conversations. */
export const noImportUnderWay = `NOT EXISTS (SELECT 1 FROM setting WHERE name = '${importSetting}')`;

export const isImportUnderWay = (store: Store): boolean => findSetting(store, importSetting) !== undefined;
