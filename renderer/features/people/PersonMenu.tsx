// What can be done with a conversation, beside its row.

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { MenuAt } from '../../components/Menu.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { useArrangements } from './use-arrangements.ts';

/** The conversation and the element the menu stands beside. */
export interface PersonMenuPlace {
  readonly conversation: ConversationView;
  readonly anchor: HTMLElement;
}

interface OpenMenuProps {
  readonly place: PersonMenuPlace;
  readonly onClose: () => void;
}

function OpenMenu({ place, onClose }: OpenMenuProps) {
  const { t } = useTranslation();
  const anchor = useRef<HTMLElement>(place.anchor);
  const { label, nickname } = place.conversation;
  const choices = useArrangements(place.conversation);
  return (
    <MenuAt
      anchor={anchor}
      isOpen
      onClose={onClose}
      label={t('people.arrange.name', { name: isolate(label ?? nickname) })}
      items={choices}
      onAction={(id) => choices.find((choice) => choice.id === id)?.run()}
    />
  );
}

/** One for the whole list. */
export function PersonMenu({
  place,
  onClose,
}: {
  readonly place: PersonMenuPlace | null;
  readonly onClose: () => void;
}) {
  return place === null ? null : <OpenMenu place={place} onClose={onClose} />;
}
