// Emoji to choose from. All of it is in the app: nothing is fetched and nothing is remembered.

import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import styles from './EmojiPicker.module.css';
import { type EmojiGroup, emojiGroups } from './emoji.ts';
import { useGridFocus } from './use-grid-focus.ts';

const columns = 8;

interface Row {
  readonly at: number;
  readonly emoji: readonly string[];
}

/** The groups cut into rows, counted through. */
const groups: readonly (readonly [EmojiGroup, readonly Row[]])[] = (() => {
  let at = 0;
  return (Object.keys(emojiGroups) as EmojiGroup[]).map((group) => {
    const all = emojiGroups[group];
    const rows = Array.from({ length: Math.ceil(all.length / columns) }, (_, row) => ({
      at: at++,
      emoji: all.slice(row * columns, (row + 1) * columns),
    }));
    return [group, rows] as const;
  });
})();
const rowLengths = groups.flatMap(([, rows]) => rows.map(({ emoji }) => emoji.length));

interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
}

/** Arrow keys walk, Enter picks. A reader names each emoji in its own language. Put it into a popover. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const { t } = useTranslation();
  const { onKeyDown, cellProps } = useGridFocus(rowLengths);
  return (
    <div className={cx(styles.place)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by arrow keys is a grid (ARIA APG)
        role="grid"
        aria-label={t('components.emoji.name')}
        className={cx(styles.grid)}
        onKeyDown={onKeyDown}
      >
        {groups.map(([group, rows]) => (
          <tbody key={group}>
            <tr>
              <th colSpan={columns} scope="rowgroup" className={cx(styles.heading)}>
                {t(`components.emoji.groups.${group}`)}
              </th>
            </tr>
            {rows.map(({ at, emoji }) => (
              <tr key={at}>
                {emoji.map((one, column) => (
                  <td key={one} className={cx(styles.cell)}>
                    <button
                      type="button"
                      className={cx(styles.emoji)}
                      onClick={() => onPick(one)}
                      {...cellProps(at, column)}
                    >
                      {one}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
