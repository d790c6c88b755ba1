// One quiet line: who is writing this moment. Where it is switched on it keeps its room, so that nothing jumps.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tellingQuery } from '../../bridge/kinds.ts';
import { useTypists } from '../../bridge/typing.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Kinds.module.css';

interface TypingLineProps {
  readonly conversation: string;
  /** The other person of a conversation of two. */
  readonly nickname: string;
}

/** Not told to screen readers: it comes and goes all the time, and the message itself is told. */
export function TypingLine({ conversation, nickname }: TypingLineProps) {
  const { t } = useTranslation();
  const { data: telling } = useQuery(tellingQuery);
  const typists = useTypists(conversation);
  const [first] = typists;
  if (telling?.typing !== true) return null;
  return (
    <p aria-live="off" className={cx(styles.typing)}>
      {typists.length > 1 && t('kinds.typing.several', { count: typists.length })}
      {typists.length === 1 && <Phrase of="kinds.typing.one" parts={{ name: first?.name ?? nickname }} />}
    </p>
  );
}
