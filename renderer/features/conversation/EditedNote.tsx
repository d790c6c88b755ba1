// Says that a message was changed, and shows the words it had first where they are asked for.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';
import { MessageText } from './MessageText.tsx';

export function EditedNote({ edited }: { readonly edited: NonNullable<MessageView['edited']> }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div className={cx(styles.edited)}>
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={isShown}
        title={t(isShown ? 'kinds.edited.hide' : 'kinds.edited.show')}
        className={cx(styles.editedMark)}
        onClick={() => setShown(!isShown)}
      >
        {t('kinds.edited.mark')}
      </button>
      {isShown && (
        <div className={cx(styles.first)}>
          <p className={cx(styles.firstTitle)}>{t('kinds.edited.first')}</p>
          <MessageText text={edited.firstText} />
        </div>
      )}
    </div>
  );
}
