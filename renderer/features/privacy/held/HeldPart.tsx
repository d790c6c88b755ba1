// Privacy → What we hold: every kind of data, here and at O7, and what no count can show.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { FoldList } from '../../../components/Fold.tsx';
import { cx } from '../../../styles/cx.ts';
import { LastDeletion } from '../../gone/LastDeletion.tsx';
import { Counted } from '../Counted.tsx';
import styles from '../Privacy.module.css';
import { HoldingFold } from './HoldingFold.tsx';
import { HonestWording } from './HonestWording.tsx';

export function HeldPart({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={cx(styles.intro)}>{t(`privacy.intro.${me.role}`)}</p>
      <LastDeletion />
      <Counted
        show={({ holdings }) => (
          <section className={cx(styles.section)}>
            <h2>{t('privacy.holdings')}</h2>
            <FoldList>
              {holdings.map((holding) => (
                <HoldingFold key={holding.dataClass} holding={holding} me={me} />
              ))}
            </FoldList>
          </section>
        )}
      />
      <HonestWording />
    </>
  );
}
