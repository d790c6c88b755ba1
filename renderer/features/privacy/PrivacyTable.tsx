// A table of what is held, with its heading: the same on this computer and at the service.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../../i18n/keys.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Privacy.module.css';

type Column = Extract<TextKey, `privacy.columns.${string}`>;

interface PrivacyTableProps {
  readonly title: string;
  readonly intro?: string;
  readonly columns: readonly Column[];
  /** Its rows. */
  readonly children: ReactNode;
}

/** Scrolls sideways in a narrow window. */
export function PrivacyTable({ title, intro, columns, children }: PrivacyTableProps) {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.section)}>
      <h2>{title}</h2>
      {intro !== undefined && <p className={cx(styles.muted)}>{intro}</p>}
      <div className={cx(styles.wide)}>
        <table className={cx(styles.table)}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}
