// Privacy → What we hold: every kind of data, here and at O7, and what no count can show.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { cx } from '../../../styles/cx.ts';
import { LastDeletion } from '../../gone/LastDeletion.tsx';
import { Counted } from '../Counted.tsx';
import styles from '../Privacy.module.css';
import { HoldingsTable } from './HoldingsTable.tsx';
import { HonestWording } from './HonestWording.tsx';

export function HeldPart({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={cx(styles.intro)}>{t(`privacy.intro.${me.role}`)}</p>
      <LastDeletion />
      <Counted show={({ holdings }) => <HoldingsTable holdings={holdings} />} />
      <HonestWording />
    </>
  );
}
