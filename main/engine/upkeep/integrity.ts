/** The integrity check: every page and its code, then every reference between rows, then every attachment's file. */
import { setImmediate } from 'node:timers/promises';
import type { IntegrityReport } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Emit } from '../emit.ts';
import { isAttachmentWhole, listAttachmentFiles } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { sizeOf, visitLog, visitPages } from '../store/pages.ts';
import { clearOldPages } from '../store/repositories/deletions.ts';
import { listChecks } from '../store/repositories/integrity.ts';

/** What is looked at: an open store, its key, and the folder that holds its attachments. */
export interface Checked {
  readonly store: Store;
  readonly dataKey: Uint8Array;
  readonly folder: string;
}

type Damage = IntegrityReport['damaged'][number];
const mostNamed = 1_000;

/** Reads everything and changes nothing but that the log is emptied into the file first. Names what is damaged. */
export async function checkIntegrity(checked: Checked, emit: Emit): Promise<IntegrityReport> {
  const { store, dataKey, folder } = checked;
  const damaged: Damage[] = [];
  const found = (damage: Damage) => {
    if (damaged.length < mostNamed) damaged.push(damage);
  };
  try {
    clearOldPages(store);
  } catch {
    // Damage in the log: found below.
  }
  const total = sizeOf(store);
  let bytes = 0;
  let pages = 0;
  await visitPages(
    store,
    dataKey,
    (page) => {
      pages += 1;
      if (!page.isWhole()) found({ what: 'page', at: page.number });
    },
    (read) => {
      bytes += read;
      emit('device.progress', { done: Math.min(bytes, total), total });
    },
  );
  let frame = 0;
  bytes += visitLog(store, dataKey, (page) => {
    frame += 1;
    if (!page.isWhole()) found({ what: 'log', at: frame });
  });
  for (const check of listChecks(store)) {
    if (!store.open) throw new AppError('profile.missing');
    check().forEach(found);
    await setImmediate();
  }
  const attachments = listAttachmentFiles(store, folder);
  for (const [at, attachment] of attachments.entries()) {
    if (!(await isAttachmentWhole(attachment))) found({ what: 'attachment', at });
  }
  return { pages, bytes, attachments: attachments.length, damaged };
}
