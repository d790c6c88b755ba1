// The items of one group: those that are decided about stand open with their choice, the others fold.

import { useTranslation } from 'react-i18next';
import { type ChoosableItem, choosableItems } from '../../../../contract/domain/storage-choice.ts';
import { Fold, FoldList } from '../../../components/Fold.tsx';
import { Rows } from '../../../components/Rows.tsx';
import { cx } from '../../../styles/cx.ts';
import { Facts } from '../Facts.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import styles from './Storage.module.css';
import { type StoredItem, useStoredFacts } from './stored-facts.ts';

const isChoosable = (item: string): item is ChoosableItem =>
  (choosableItems as readonly string[]).includes(item);

interface ItemsProps {
  readonly items: readonly StoredItem[];
}

/** What can be refused. */
export function ChoosableItems({ items }: ItemsProps) {
  const { t } = useTranslation();
  const { now, facts } = useStoredFacts();
  return (
    <Rows className={styles.items}>
      {items.map((stored) => (
        <li key={stored.item} className={cx(styles.item)}>
          <div className={cx(styles.words)}>
            <div>
              <h3>{t(`storageItems.${stored.item}.name`)}</h3>
              <p>{t(`storageItems.${stored.item}.why`)}</p>
              <p className={cx(styles.now)}>
                {t('storage.facts.now')}: <bdi>{now(stored)}</bdi>
              </p>
            </div>
            <Facts facts={facts(stored)} />
          </div>
          <div>{isChoosable(stored.item) && <ChoiceField item={stored.item} />}</div>
        </li>
      ))}
    </Rows>
  );
}

/** What cannot. */
export function FixedItems({ items }: ItemsProps) {
  const { t } = useTranslation();
  const { now, facts } = useStoredFacts();
  return (
    <FoldList>
      {items.map((stored) => (
        <Fold
          key={stored.item}
          title={t(`storageItems.${stored.item}.name`)}
          line={t(`storageItems.${stored.item}.why`)}
          aside={<span className={cx(styles.now)}>{now(stored)}</span>}
        >
          <Facts facts={facts(stored)} />
        </Fold>
      ))}
    </FoldList>
  );
}
