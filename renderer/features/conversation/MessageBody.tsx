// What stands inside a bubble, top to bottom: who wrote it, what it answers, files, words, whether it was changed.

import { Pin, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import { MessageFiles } from '../files/MessageFiles.tsx';
import { EditedNote } from './EditedNote.tsx';
import styles from './Kinds.module.css';
import { LineMark } from './LineMark.tsx';
import { MessageText } from './MessageText.tsx';
import { QuoteBlock } from './QuoteBlock.tsx';

interface MessageBodyProps {
  readonly message: MessageView;
  /** The other person of a conversation of two. */
  readonly nickname: string;
  readonly onJump: (message: string) => void;
}

/** A part that a message does not have takes no room. */
export function MessageBody({ message, nickname, onJump }: MessageBodyProps) {
  const { t } = useTranslation();
  const { quote, edited, erased, mine, text, starred, pinned } = message;
  if (erased)
    return <p className={cx(styles.erased)}>{t(mine ? 'kinds.erased.mine' : 'kinds.erased.theirs')}</p>;
  return (
    <>
      {quote !== null && <QuoteBlock quote={quote} nickname={nickname} onJump={onJump} />}
      <MessageFiles message={message} />
      {text !== '' && <MessageText text={text} />}
      {message.mark !== null && <LineMark mark={message.mark} message={message} nickname={nickname} />}
      {edited !== null && <EditedNote edited={edited} />}
      {(starred || pinned) && (
        <p className={cx(styles.marks)}>
          {starred && <Star size={13} strokeWidth={1.8} aria-label={t('kinds.marks.starred')} />}
          {pinned && <Pin size={13} strokeWidth={1.8} aria-label={t('kinds.marks.pinned')} />}
        </p>
      )}
    </>
  );
}
