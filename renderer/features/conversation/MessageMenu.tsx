// What can be done with one message, beside it.

import { Copy, ListChecks, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { MenuAt } from '../../components/Menu.tsx';

/** The message and the element the menu stands beside. */
export interface MenuPlace {
  readonly message: MessageView;
  readonly anchor: HTMLElement;
}

interface MessageMenuProps {
  readonly place: MenuPlace | null;
  readonly onClose: () => void;
  readonly onCopy: (message: MessageView) => void;
  readonly onChoose: (message: MessageView) => void;
  readonly onDelete: (message: MessageView) => void;
}

/** One for the whole thread; the focus goes back to the message. */
export function MessageMenu({ place, onClose, onCopy, onChoose, onDelete }: MessageMenuProps) {
  const { t } = useTranslation();
  const anchor = useRef<HTMLElement>(null);
  anchor.current = place?.anchor ?? anchor.current;
  const act = { copy: onCopy, choose: onChoose, delete: onDelete } as const;
  return (
    <MenuAt
      anchor={anchor}
      isOpen={place !== null}
      onClose={onClose}
      label={t('conversation.actions.name')}
      items={[
        { id: 'copy', label: t('conversation.actions.copy'), icon: Copy },
        { id: 'choose', label: t('conversation.actions.choose'), icon: ListChecks },
        {
          id: 'delete',
          label: t('conversation.actions.delete'),
          icon: Trash2,
          tone: 'clay',
          startsGroup: true,
        },
      ]}
      onAction={(id) => {
        if (place !== null) act[id](place.message);
      }}
    />
  );
}
