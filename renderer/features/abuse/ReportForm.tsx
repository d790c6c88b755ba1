// What happened, and which messages go along.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { threadQuery } from '../../bridge/messages.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { PlainWords } from '../conversation/text/PlainWords.tsx';
import styles from './Abuse.module.css';

/** How many of the newest lines can be ticked here. */
const mostShown = 60;

interface ReportFormProps {
  readonly conversation: ConversationView;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (message: string) => void;
}

/** Newest first: what is reported mostly came just now. */
export function ReportForm({ conversation, words, onWords, chosen, onToggle }: ReportFormProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const client = useQueryClient();
  const thread = useQuery(threadQuery(client, conversation.id));
  const lines = (thread.data?.messages ?? [])
    .filter(({ notice, erased }) => notice === null && !erased)
    .slice(-mostShown)
    .reverse();
  const isFull = chosen.size >= limits.reportMessages;
  return (
    <>
      <p>{t('abuse.report.intro')}</p>
      <TextArea
        label={t('abuse.report.words')}
        hint={t('abuse.report.wordsHint')}
        value={words}
        onChange={onWords}
        maxLength={limits.reportLetters}
      />
      <fieldset className={cx(styles.lines)}>
        <legend>{t('abuse.report.choose')}</legend>
        {lines.length === 0 && <p className={cx(styles.muted)}>{t('abuse.report.none')}</p>}
        {lines.map((message) => (
          <Checkbox
            key={message.id}
            isSelected={chosen.has(message.id)}
            isDisabled={isFull && !chosen.has(message.id)}
            onChange={() => onToggle(message.id)}
          >
            <span className={cx(styles.muted)}>
              {message.mine ? t('conversation.you') : <bdi>{message.author ?? conversation.nickname}</bdi>} ·{' '}
              {moment(message.at)}
            </span>
            <span dir="auto" className={cx(styles.line)}>
              <PlainWords text={message.text} letters={300} />
            </span>
          </Checkbox>
        ))}
      </fieldset>
    </>
  );
}
