// All slips as pages of paper: outside the window's root, seen by the printer only.

import { createPortal } from 'react-dom';
import type { Me } from '../../../contract/bridge/views.ts';
import type { Language } from '../../i18n/i18n.ts';
import { cx } from '../../styles/cx.ts';
import { Slip, type SlipFacts } from './Slip.tsx';
import styles from './SlipPages.module.css';

interface SlipPagesProps {
  readonly slips: readonly SlipFacts[];
  readonly me: Me;
  readonly language: Language;
}

/** While it stands, printing the window prints the slips and nothing else of it. */
export function SlipPages({ slips, me, language }: SlipPagesProps) {
  return createPortal(
    <div className={cx(styles.pages)} data-print aria-hidden>
      {slips.map((slip) => (
        <div key={slip.id} className={cx(styles.half)}>
          <Slip slip={slip} me={me} language={language} />
        </div>
      ))}
    </div>,
    document.body,
  );
}
