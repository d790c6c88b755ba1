// The therapist's list: label first, nickname second, what came last, what is unread.

import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './PeopleList.module.css';
import { PeopleRows } from './PeopleRows.tsx';

interface PeopleListProps {
  readonly conversations: readonly ConversationView[];
  /** Id of the conversation that stands open. */
  readonly shown: string | null;
  readonly error: Error | null;
}

/** People who wait to be confirmed come first; then whoever wrote last. */
function inReadingOrder(conversations: readonly ConversationView[]): readonly ConversationView[] {
  const waits = (one: ConversationView) => (one.state === 'toConfirm' ? 0 : 1);
  return [...conversations].sort((a, b) => waits(a) - waits(b) || b.lastActivityAt - a.lastActivityAt);
}

/** Nobody is sorted away: people who wait for an answer about themselves stand first. */
export function PeopleList({ conversations, shown, error }: PeopleListProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { go } = useShell();
  return (
    <section className={cx(styles.list)} aria-label={t('people.title')}>
      <header className={cx(styles.header)}>
        <h2>{t('people.title')}</h2>
        <IconButton icon={UserPlus} label={t('people.invite')} onPress={() => go('invitations')} />
      </header>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {conversations.length === 0 ? (
        <p className={cx(styles.nobody)}>{t('people.nobody')}</p>
      ) : (
        <PeopleRows conversations={inReadingOrder(conversations)} shown={shown} />
      )}
    </section>
  );
}
