// The three forms of one recovery key, on the screen and on paper.

import { useTranslation } from 'react-i18next';
import type { NewKit } from '../../../contract/bridge/views.ts';
import { QrCode } from '../../components/QrCode.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './KitForms.module.css';

/** Numbered from 1, down the columns; English words whatever the window speaks. */
export function KitWords({ words }: Pick<NewKit, 'words'>) {
  const { t } = useTranslation();
  return (
    <ol
      className={cx(styles.words)}
      dir="ltr"
      lang="en"
      translate="no"
      aria-label={t('recovery.steps.words.wordsName')}
    >
      {words.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and its place never changes
        <li key={at}>{word}</li>
      ))}
    </ol>
  );
}

/** Five digits each, numbered from 1. */
export function KitGroups({ groups }: Pick<NewKit, 'groups'>) {
  const { t } = useTranslation();
  return (
    <ol
      className={cx(styles.groups)}
      dir="ltr"
      translate="no"
      aria-label={t('recovery.steps.words.groupsName')}
    >
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group may stand twice, and its place never changes
        <li key={at}>{group}</li>
      ))}
    </ol>
  );
}

/** For whoever types badly and has a camera that they trust. */
export function KitCard({ card }: Pick<NewKit, 'card'>) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.card)}>
      <QrCode text={card} label={t('recovery.steps.words.cardName')} />
    </div>
  );
}
