// What can be done with one message, beside it.

import { Copy, ListChecks, Pencil, Pin, PinOff, Reply, Star, StarOff, Trash2, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { type MenuAction, MenuAt } from '../../components/Menu.tsx';
import type { MessageActions } from './message-keys.ts';
import { useRights } from './rights.ts';

/** The message and the element the menu stands beside. */
export interface MenuPlace {
  readonly message: MessageView;
  readonly anchor: HTMLElement;
}

interface MessageMenuProps {
  readonly place: MenuPlace | null;
  readonly onClose: () => void;
  readonly actions: Omit<MessageActions, 'onMenu'>;
  /** Nothing more can be written in the conversation. */
  readonly isEnded: boolean;
}

type Choice = 'reply' | 'edit' | 'copy' | 'star' | 'pin' | 'choose' | 'delete' | 'erase';

/** One for the whole thread; the focus goes back to the message. What is not possible with this message is not offered. */
export function MessageMenu({ place, onClose, actions, isEnded }: MessageMenuProps) {
  const { t } = useTranslation();
  const rightsOf = useRights(isEnded);
  const anchor = useRef<HTMLElement>(null);
  anchor.current = place?.anchor ?? anchor.current;
  const last = useRef<MessageView>(null);
  // What the menu offers stays as it was while it fades.
  last.current = place?.message ?? last.current;
  if (last.current === null) return null;
  const { starred, pinned } = last.current;
  const can = rightsOf(last.current);
  const items: (MenuAction<Choice> & { readonly isThere: boolean })[] = [
    { id: 'reply', label: t('kinds.actions.reply'), icon: Reply, isThere: can.reply },
    { id: 'edit', label: t('kinds.actions.edit'), icon: Pencil, isThere: can.edit },
    { id: 'copy', label: t('conversation.actions.copy'), icon: Copy, isThere: can.copy },
    {
      id: 'star',
      label: t(starred ? 'kinds.actions.unstar' : 'kinds.actions.star'),
      icon: starred ? StarOff : Star,
      isThere: can.mark,
    },
    {
      id: 'pin',
      label: t(pinned ? 'kinds.actions.unpin' : 'kinds.actions.pin'),
      icon: pinned ? PinOff : Pin,
      isThere: can.mark,
    },
    { id: 'choose', label: t('conversation.actions.choose'), icon: ListChecks, isThere: true },
    {
      id: 'delete',
      label: t('conversation.actions.delete'),
      icon: Trash2,
      tone: 'clay',
      startsGroup: true,
      isThere: true,
    },
    { id: 'erase', label: t('kinds.actions.erase'), icon: Undo2, tone: 'clay', isThere: can.erase },
  ];
  const act: Readonly<Record<Choice, (message: MessageView) => void>> = {
    reply: actions.onReply,
    edit: actions.onEdit,
    copy: actions.onCopy,
    star: actions.onStar,
    pin: actions.onPin,
    choose: actions.onToggle,
    delete: actions.onDelete,
    erase: actions.onErase,
  };
  return (
    <MenuAt
      anchor={anchor}
      isOpen={place !== null}
      onClose={onClose}
      label={t('conversation.actions.name')}
      items={items.filter(({ isThere }) => isThere).map(({ isThere: _isThere, ...item }) => item)}
      onAction={(id) => {
        if (place !== null) act[id](place.message);
      }}
    />
  );
}
