// Colours and sizes of type.

import { cx } from '../styles/cx.ts';
import styles from './Gallery.module.css';
import { Row, Section } from './Section.tsx';
import type { Samples } from './samples.ts';

const colours = [
  ...['paper', 'paper-deep', 'surface', 'hover', 'selected', 'own', 'ink', 'muted', 'hairline'],
  ...['hairline-strong', 'accent', 'accent-deep', 'clay', 'clay-paper'],
];

/** What everything else is made of. */
export function Ground({ say }: { readonly say: Samples }) {
  return (
    <>
      <Section title="Colours">
        <Row>
          {colours.map((name) => (
            <span key={name} className={cx(styles.swatch)} lang="en" dir="ltr">
              <span style={{ background: `var(--${name})` }} />
              <span>{name}</span>
            </span>
          ))}
        </Row>
      </Section>
      <Section title="Type">
        {([1, 2, 3, 4, 5] as const).map((size) => (
          <p key={size} className={cx(styles[`type${size}`])}>
            {say.sentence}
          </p>
        ))}
      </Section>
    </>
  );
}
