// The menu at the head of a conversation: is it them, shall they be heard, and what to do when something is wrong.

import { ArrowRightLeft, BadgeCheck, Ban, Bell, BellOff, Ellipsis, Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useBlock, useMute } from '../../bridge/people.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, type MenuAction } from '../../components/Menu.tsx';
import { useIsMuted } from '../people/use-is-muted.ts';
import { VerificationSheet } from '../verification/VerificationSheet.tsx';
import { BlockDialog } from './BlockDialog.tsx';
import { ChangeSheet } from './ChangeSheet.tsx';
import { MuteSheet } from './MuteSheet.tsx';
import { ReportSheet } from './ReportSheet.tsx';

type Choice = 'verify' | 'mute' | 'unmute' | 'block' | 'unblock' | 'report' | 'change';

interface ConversationMenuProps {
  readonly conversation: ConversationView;
  /** What other features can do with the conversation; stands first. */
  readonly more?: readonly (MenuAction & { readonly run: () => void })[];
  readonly isTherapist: boolean;
}

/** Who of several people is meant is chosen where they are listed; here stands what concerns the conversation. */
export function ConversationMenu({ conversation, more = [], isTherapist }: ConversationMenuProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Choice | null>(null);
  const mute = useMute();
  const block = useBlock();
  const isMuted = useIsMuted(conversation);
  const person = conversation.kind === 'pair' ? conversation.people[0] : undefined;
  const close = () => setStep(null);

  const choose = (choice: Choice): void => {
    if (choice === 'unmute') mute.mutate({ conversation: conversation.id, until: null });
    else if (choice === 'unblock' && person !== undefined)
      block.mutate({ account: person.account, blocked: false });
    else setStep(choice);
  };
  const items: MenuAction<Choice>[] = [
    ...(person === undefined
      ? []
      : [{ id: 'verify' as const, label: t('verification.open'), icon: BadgeCheck }]),
    isMuted
      ? { id: 'unmute', label: t('abuse.mute.unmute'), icon: Bell }
      : { id: 'mute', label: t('abuse.mute.menu'), icon: BellOff },
    ...(person === undefined
      ? []
      : [
          person.blocked
            ? { id: 'unblock' as const, label: t('abuse.block.unblock'), icon: Ban, startsGroup: true }
            : { id: 'block' as const, label: t('abuse.block.menu'), icon: Ban, startsGroup: true },
        ]),
    { id: 'report', label: t('abuse.report.menu'), icon: Flag },
    ...(isTherapist
      ? []
      : [{ id: 'change' as const, label: t('abuse.change.menu'), icon: ArrowRightLeft, startsGroup: true }]),
  ];
  return (
    <>
      <Menu<string>
        trigger={<IconButton icon={Ellipsis} label={t('abuse.menu')} />}
        label={t('abuse.menu')}
        items={conversation.broughtAlong === undefined ? [...more, ...items] : more}
        onAction={(id) => {
          const other = more.find((one) => one.id === id);
          if (other === undefined) choose(id as Choice);
          else other.run();
        }}
      />
      {step === 'verify' && person !== undefined && <VerificationSheet person={person} onClose={close} />}
      {step === 'mute' && <MuteSheet conversation={conversation} onClose={close} />}
      {step === 'block' && person !== undefined && <BlockDialog person={person} onClose={close} />}
      {step === 'report' && <ReportSheet conversation={conversation} onClose={close} />}
      {step === 'change' && <ChangeSheet onClose={close} />}
    </>
  );
}
