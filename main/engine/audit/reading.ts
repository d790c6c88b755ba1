/** The security log as it is shown: a page of it, and whether the whole of it is in order. */
import type { AuditView } from '../../../contract/bridge/views.ts';
import { findLineFlaw } from '../../../contract/domain/audit-check.ts';
import { sha256 } from '../crypto/primitives.ts';
import type { Store } from '../store/database.ts';
import {
  findLastLine,
  findLastOf,
  findLine,
  listLinesAfter,
  listNamedLines,
} from '../store/repositories/audit.ts';
import { findSetting } from '../store/repositories/settings.ts';
import { headKeptSetting } from './head-keeper.ts';

const batch = 500;

/** How far each open store's log was found in order, so that a page costs as much as what is new. */
const checked = new WeakMap<Store, { readonly seq: number; readonly hash: string }>();

/** The first line that does not follow from the one before; null when all do. */
function findBroken(store: Store): number | null {
  const before = checked.get(store);
  let seq = before?.seq ?? 0;
  let hash = before?.hash ?? findLine(store, 1)?.previous ?? '';
  for (;;) {
    const lines = listLinesAfter(store, seq, batch);
    for (const line of lines) {
      if (findLineFlaw(line, seq + 1, hash, sha256) !== null) return seq + 1;
      seq = line.seq;
      hash = line.hash;
    }
    checked.set(store, { seq, hash });
    if (lines.length < batch) return null;
  }
}

function stateOf(store: Store): AuditView['state'] {
  const line = findBroken(store);
  if (line !== null) return { kind: 'broken', line };
  const known = findLastOf(store, 'log.shorter')?.count;
  return known == null ? { kind: 'whole' } : { kind: 'shorter', known };
}

/** Newest first; `before` is the smallest number shown so far. */
export function readLog(
  store: Store,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): AuditView {
  const found = listNamedLines(store, before, limit + 1);
  const keptAt = findSetting(store, headKeptSetting);
  return {
    entries: found.slice(0, limit).map((entry) => ({ ...entry })),
    more: found.length > limit,
    lines: findLastLine(store)?.seq ?? 0,
    state: stateOf(store),
    headKeptAt: keptAt === undefined ? null : Number(keptAt),
  };
}
