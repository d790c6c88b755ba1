// How many people are in a group, and how many are out of it and can still read it.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../contract/bridge/channels/groups.ts';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { membersQuery } from '../../bridge/groups.ts';

export function GroupCount({ members }: { readonly members: readonly MemberView[] }) {
  const { t } = useTranslation();
  const out = members.filter(({ isOnlyInKeys }) => isOnlyInKeys).length;
  return (
    <>
      {t('groups.count', { count: members.length - out })}
      {out > 0 && ` · ${t('groups.countInKeys', { count: out })}`}
    </>
  );
}

/** Of a conversation whose members were not read yet: the people it names, and this person. */
export function CountOf({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { data: members } = useQuery(membersQuery(conversation));
  if (members !== undefined) return <GroupCount members={members} />;
  return t('groups.count', { count: conversation.people.length + 1 });
}
