// One conversation: header, what is written in it, and for a therapist the panel about the person.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView, Me } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import { SessionStrip } from '../calls/SessionStrip.tsx';
import { GroupPanel } from '../groups/GroupPanel.tsx';
import { SidePanel } from '../people/SidePanel.tsx';
import { ConfirmCard } from './ConfirmCard.tsx';
import styles from './Conversation.module.css';
import { ConversationHeader } from './ConversationHeader.tsx';
import { TalkArea } from './TalkArea.tsx';

interface ConversationScreenProps {
  readonly conversation: ConversationView;
  readonly me: Me;
}

/** Give it the conversation's id as `key`: drafts and scrolling belong to one conversation. */
export function ConversationScreen({ conversation, me }: ConversationScreenProps) {
  const shell = useShell();
  const { t } = useTranslation();
  const [isDetailed, setDetailed] = useState(false);
  const isTherapist = me.role === 'therapist';
  const isGroup = conversation.kind === 'group';
  // Of what was brought along there is nobody behind it to say anything about.
  const isLive = conversation.broughtAlong === undefined;
  const hasSide = isTherapist && isLive;
  const hasDetails = isLive && (isTherapist || isGroup);
  const details = t(isGroup ? 'groups.details' : 'conversation.details');
  return (
    <div className={cx(styles.screen, hasSide && styles.withSide)}>
      <main className={cx(styles.conversation)}>
        <ConversationHeader
          conversation={conversation}
          onTrust={() => shell.open('transparency')}
          isTherapist={isTherapist}
          onDetails={hasDetails ? () => setDetailed(true) : null}
        />
        {isLive && <SessionStrip conversation={conversation} />}
        {conversation.state === 'toConfirm' ? (
          <ConfirmCard conversation={conversation} />
        ) : (
          <TalkArea conversation={conversation} isTherapist={isTherapist} />
        )}
      </main>
      {hasSide && (
        <aside className={cx(styles.side)} aria-label={details}>
          <SidePanel conversation={conversation} />
        </aside>
      )}
      {hasDetails && (
        <Sheet size="small" title={details} isOpen={isDetailed} onClose={() => setDetailed(false)}>
          {isTherapist ? (
            <SidePanel conversation={conversation} />
          ) : (
            <GroupPanel conversation={conversation} />
          )}
        </Sheet>
      )}
    </div>
  );
}
