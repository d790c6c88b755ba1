// The sign of a conversation: one person's letter, or that there are several.

import type { ConversationView } from '../../../contract/bridge/views.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { GroupAvatar } from '../../components/GroupAvatar.tsx';

interface ConversationAvatarProps {
  readonly conversation: Pick<ConversationView, 'kind' | 'nickname'>;
  readonly size?: 'tiny' | 'small' | 'large';
}

export function ConversationAvatar({ conversation, size = 'small' }: ConversationAvatarProps) {
  const { kind, nickname } = conversation;
  return kind === 'group' ? (
    <GroupAvatar title={nickname} size={size} />
  ) : (
    <Avatar nickname={nickname} size={size} />
  );
}
