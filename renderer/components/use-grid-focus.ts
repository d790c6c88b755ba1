// One stop for Tab in a grid of small things; arrow keys walk from there.

import { type KeyboardEvent, useState } from 'react';
import { useLocale } from 'react-aria-components';

/** A cell by its row and column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from `at`, or null when the key is not for walking. `rows` are the rows' lengths. */
export function nextCell(
  key: { readonly name: string; readonly isFar: boolean; readonly isRtl: boolean },
  at: Cell,
  rows: readonly number[],
): Cell | null {
  const flat = rows.slice(0, at.row).reduce((sum, length) => sum + length, 0) + at.column;
  const cellAt = (wanted: number): Cell => {
    let left = Math.max(0, Math.min(wanted, rows.reduce((sum, length) => sum + length, 0) - 1));
    let row = 0;
    for (; left >= (rows[row] ?? 0); row++) left -= rows[row] ?? 0;
    return { row, column: left };
  };
  const inRow = (row: number): Cell => {
    const inside = Math.max(0, Math.min(row, rows.length - 1));
    return { row: inside, column: Math.min(at.column, (rows[inside] ?? 1) - 1) };
  };
  switch (key.name) {
    case 'ArrowRight':
      return cellAt(flat + (key.isRtl ? -1 : 1));
    case 'ArrowLeft':
      return cellAt(flat + (key.isRtl ? 1 : -1));
    case 'ArrowDown':
      return inRow(at.row + 1);
    case 'ArrowUp':
      return inRow(at.row - 1);
    case 'PageDown':
      return inRow(at.row + 4);
    case 'PageUp':
      return inRow(at.row - 4);
    case 'Home':
      return key.isFar ? cellAt(0) : { row: at.row, column: 0 };
    case 'End':
      return key.isFar ? cellAt(Number.MAX_SAFE_INTEGER) : { row: at.row, column: (rows[at.row] ?? 1) - 1 };
    default:
      return null;
  }
}

/** Keys for the grid and what its cells need. A cell is found by `data-cell="row:column"`. */
export function useGridFocus(rows: readonly number[]) {
  const { direction } = useLocale();
  const [current, setCurrent] = useState<Cell>({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const key = { name: event.key, isFar: event.ctrlKey || event.metaKey, isRtl: direction === 'rtl' };
    const next = nextCell(key, current, rows);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setCurrent(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  const cellProps = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: row === current.row && column === current.column ? 0 : -1,
    onFocus: () => setCurrent({ row, column }),
  });
  return { onKeyDown, cellProps };
}
