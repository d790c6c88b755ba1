// At one's own line that the other person does not have: it waits because they paused.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../../contract/bridge/views.ts';
import { conversationsQuery } from '../../../bridge/queries.ts';

const isPaused = (conversations: readonly ConversationView[], id: string): boolean =>
  conversations.some(
    (one) =>
      one.id === id && one.kind === 'pair' && one.people.some(({ pausedSince }) => pausedSince !== null),
  );

/** Of a conversation of two; in a group the bar names who paused. */
export function PausedLine({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(conversationsQuery);
  if (!isPaused(data, message.conversation)) return null;
  return (
    <>
      <span aria-hidden> · </span>
      <span>{t('restriction.line')}</span>
    </>
  );
}
