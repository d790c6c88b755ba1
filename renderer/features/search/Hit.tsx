// Who a found message was written with, when, and the words around what was found.

import { useTranslation } from 'react-i18next';
import type { ConversationView, SearchHit } from '../../../contract/bridge/views.ts';
import { useNow } from '../../bridge/now.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Search.module.css';
import { Snippet } from './Snippet.tsx';

interface HitProps {
  readonly hit: SearchHit;
  /** Undefined while the list of people has not been read. */
  readonly conversation: ConversationView | undefined;
}

/** Label first, as everywhere. */
export function Hit({ hit, conversation }: HitProps) {
  const { t } = useTranslation();
  const { day, time } = useFormats();
  const now = useNow();
  const { mine, at } = hit.message;
  const nickname = conversation?.nickname ?? '';
  return (
    <>
      <Avatar nickname={nickname} />
      <span className={cx(styles.hit)}>
        <span className={cx(styles.who)}>
          <span className={cx(styles.name)}>
            {mine && <span className={cx(styles.muted)}>{t('search.you')} </span>}
            <bdi>{conversation?.label ?? nickname}</bdi>
          </span>
          <span className={cx(styles.muted)}>
            {day(at, now)} · <bdi dir="ltr">{time(at)}</bdi>
          </span>
        </span>
        <Snippet pieces={hit.pieces} />
      </span>
    </>
  );
}
