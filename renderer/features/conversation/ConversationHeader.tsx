// Who this conversation is with, and the line that says who can read it and shows the proof.

import { ChevronRight, UserRound, UsersRound } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { ConversationMenu } from '../abuse/ConversationMenu.tsx';
import { SessionButton } from '../calls/SessionButton.tsx';
import { ConversationAvatar } from '../groups/ConversationAvatar.tsx';
import { CountOf } from '../groups/GroupCount.tsx';
import { useLeaving } from '../groups/use-leaving.tsx';
import { StarredSheet } from '../starred/StarredSheet.tsx';
import { VerifiedMark } from '../verification/VerifiedMark.tsx';
import { ClearDialog } from './ClearDialog.tsx';
import styles from './Conversation.module.css';
import { useMoreActs } from './use-more-acts.ts';

interface ConversationHeaderProps {
  readonly conversation: ConversationView;
  readonly onTrust: () => void;
  readonly isTherapist: boolean;
  /** Opens what stands beside the conversation where the window is too narrow for it; null where there is nothing. */
  readonly onDetails: (() => void) | null;
}

/** A therapist's private label comes first, the nickname second. */
export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, onTrust, onDetails, isTherapist } = props;
  const { t } = useTranslation();
  const { nickname, label, state, people, kind, broughtAlong } = conversation;
  const isLive = broughtAlong === undefined;
  const { more, step, close } = useMoreActs();
  const leaving = useLeaving(conversation);
  const isGroup = kind === 'group';
  const isVerified = kind === 'pair' && people[0]?.verifiedAt != null;
  return (
    <ScreenHeader>
      <ConversationAvatar conversation={conversation} />
      <div className={cx(styles.who)}>
        <h1 className={cx(styles.name)}>
          <bdi>{label ?? nickname}</bdi>
          {label !== null && <bdi className={cx(styles.second)}>{nickname}</bdi>}
          {isGroup && isLive && (
            <span className={cx(styles.second)}>
              <CountOf conversation={conversation} />
            </span>
          )}
          {isVerified && <VerifiedMark />}
        </h1>
        {!isLive && <p className={cx(styles.trust)}>{t('portability.brought.mark')}</p>}
        {isLive && state !== 'toConfirm' && (
          <AriaButton className={cx(styles.trust)} onPress={onTrust}>
            <span>
              {isGroup ? t('groups.trust') : <Phrase of="conversation.trust" parts={{ name: nickname }} />}
            </span>
            <span className={cx(styles.trustMore)}>
              {t('transparency.title')}
              <ChevronRight size={14} strokeWidth={1.8} aria-hidden />
            </span>
          </AriaButton>
        )}
      </div>
      {isLive && <SessionButton conversation={conversation} />}
      {state !== 'toConfirm' && (
        <ConversationMenu
          conversation={conversation}
          more={[...more, ...leaving.more]}
          isTherapist={isTherapist}
        />
      )}
      {onDetails !== null && (
        <IconButton
          icon={isGroup ? UsersRound : UserRound}
          label={t(isGroup ? 'groups.details' : 'conversation.details')}
          className={isGroup && !isTherapist ? undefined : styles.details}
          onPress={onDetails}
        />
      )}
      {leaving.dialog}
      {step === 'starred' && <StarredSheet onClose={close} />}
      <ClearDialog conversation={conversation} isOpen={step === 'clear'} onClose={close} />
    </ScreenHeader>
  );
}
