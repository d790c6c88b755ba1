// Above the composer: a conversation that this computer lost, or that the other person asks for again.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useAnswerHistory, useAskForHistory } from '../../bridge/actions.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './History.module.css';

interface HistoryPlaceProps {
  readonly conversation: ConversationView;
}

/** What was lost can be asked for; nothing is sent to anybody without a yes. */
export function HistoryPlace({ conversation }: HistoryPlaceProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const ask = useAskForHistory();
  const answer = useAnswerHistory();
  const { history, nickname, id } = conversation;
  if (history === null) return null;
  const error = ask.error ?? answer.error;
  return (
    <section className={cx(styles.place)} aria-label={t('history.title')}>
      <p>
        <Phrase of={`history.${history}`} parts={{ name: nickname }} />
      </p>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {history === 'lost' && (
        <Button onPress={() => ask.mutate(id)} isDisabled={ask.isPending}>
          {t('history.ask')}
        </Button>
      )}
      {history === 'askedByThem' && (
        <div className={cx(styles.answers)}>
          <Button
            look="primary"
            onPress={() => answer.mutate({ conversation: id, send: true })}
            isDisabled={answer.isPending}
          >
            {t('history.send')}
          </Button>
          <Button
            onPress={() => answer.mutate({ conversation: id, send: false })}
            isDisabled={answer.isPending}
          >
            {t('history.decline')}
          </Button>
        </div>
      )}
    </section>
  );
}
