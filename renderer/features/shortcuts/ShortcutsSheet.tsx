// The cheat sheet: every shortcut of the table, in groups.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { Kbd } from '../../components/Kbd.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import { isApple } from './match.ts';
import styles from './Shortcuts.module.css';
import { allShortcuts, type ShortcutGroup, shortcutGroups } from './table.ts';

interface ShortcutsSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Null before sign-up: then nothing is said about people. */
  readonly me: Me | null;
}

function Group({ group, me }: { readonly group: ShortcutGroup; readonly me: Me | null }) {
  const { t } = useTranslation();
  const rows = allShortcuts.filter(
    (row) => row.group === group && (row.isForTherapist !== true || me?.role === 'therapist'),
  );
  if (rows.length === 0) return null;
  const id = `shortcuts-${group}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={cx(styles.heading)}>
        {t(`shortcuts.groups.${group}`)}
      </h3>
      <dl className={cx(styles.rows)}>
        {rows.map(({ id: shortcut, keys, words }) => (
          <div key={shortcut} className={cx(styles.row)}>
            <dt>{t(words)}</dt>
            {keys.map((combination) => (
              <dd key={combination} className={cx(styles.keys)}>
                <Kbd keys={combination} isApple={isApple} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Opened by "?", F1, the palette and the menu. */
export function ShortcutsSheet({ isOpen, onClose, me }: ShortcutsSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('shortcuts.title')} isOpen={isOpen} onClose={onClose} size="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing else in it takes the focus, and arrow keys have to scroll it */}
      <section className={cx(styles.groups)} aria-label={t('shortcuts.title')} tabIndex={0}>
        {shortcutGroups.map((group) => (
          <Group key={group} group={group} me={me} />
        ))}
      </section>
    </Sheet>
  );
}
