// The window of somebody with a profile: rail, list where there is one, and the place they are at.

import { useQuery } from '@tanstack/react-query';
import type { ConversationView, Me } from '../../contract/bridge/views.ts';
import { conversationsQuery } from '../bridge/queries.ts';
import { PausedNotice } from '../features/age/PausedNotice.tsx';
import { KitNewsBanner } from '../features/backup/KitNewsBanner.tsx';
import { SessionsPage } from '../features/calls/SessionsPage.tsx';
import { ConnectionLine } from '../features/connection/ConnectionLine.tsx';
import { ConversationScreen } from '../features/conversation/ConversationScreen.tsx';
import { NewComputerBanner } from '../features/devices/NewComputerBanner.tsx';
import { NewGroupSheet } from '../features/groups/NewGroupSheet.tsx';
import { InvitationsPage } from '../features/invitations/InvitationsPage.tsx';
import { LinkNotice } from '../features/invitations/LinkNotice.tsx';
import { MoveBanner } from '../features/moving/MoveBanner.tsx';
import { DeskWelcome } from '../features/people/DeskWelcome.tsx';
import { PeopleList } from '../features/people/PeopleList.tsx';
import { RestrictedBanner } from '../features/privacy/choices/RestrictedBanner.tsx';
import { ErasureBanner } from '../features/privacy/erasing/ErasureBanner.tsx';
import { PrivacyPage } from '../features/privacy/PrivacyPage.tsx';
import { PolicyBanner } from '../features/privacy/policy/PolicyBanner.tsx';
import { PolicyQuestion } from '../features/privacy/policy/PolicyQuestion.tsx';
import { ReadingOver, useResting } from '../features/privacy/policy/WritingRests.tsx';
import { SampleBanner } from '../features/sample/SampleBanner.tsx';
import { TransparencySheet } from '../features/transparency/TransparencySheet.tsx';
import { cx } from '../styles/cx.ts';
import { Rail } from './Rail.tsx';
import { useShell } from './shell-context.ts';
import styles from './Workspace.module.css';

interface MainPlaceProps {
  readonly me: Me;
  readonly shown: ConversationView | null;
  readonly conversations: readonly ConversationView[];
}

function MainPlace({ me, shown, conversations }: MainPlaceProps) {
  const { place } = useShell();
  const { rests } = useResting();
  if (rests === 'all' && place !== 'privacy') return <ReadingOver />;
  switch (place) {
    case 'sessions':
      return <SessionsPage />;
    case 'invitations':
      return <InvitationsPage />;
    case 'privacy':
      return <PrivacyPage me={me} />;
    case 'talk':
      if (shown !== null) return <ConversationScreen key={shown.id} conversation={shown} me={me} />;
      return <DeskWelcome me={me} conversations={conversations} />;
  }
}

/** Which conversation stands: the chosen one, or a client's with their therapist. */
function findShown(
  conversations: readonly ConversationView[],
  me: Me,
  chosen: string | null,
): ConversationView | null {
  const found = conversations.find(({ id }) => id === chosen);
  const own = conversations.find(({ kind }) => kind === 'pair') ?? conversations[0];
  return found ?? (me.role === 'client' ? own : undefined) ?? null;
}

/** A client in one conversation sees no list. */
export function Workspace({ me }: { readonly me: Me }) {
  const shell = useShell();
  const conversations = useQuery(conversationsQuery);
  const list = conversations.data ?? [];
  const shown = findShown(list, me, shell.conversation);
  const isTherapist = me.role === 'therapist';
  const hasList = isTherapist || list.length > 1;

  return (
    <div
      className={cx(
        styles.workspace,
        isTherapist ? styles.therapist : styles.client,
        hasList && styles.listed,
      )}
    >
      <div role="status" className={cx(styles.across)}>
        <PausedNotice />
        <ErasureBanner />
        <RestrictedBanner />
        <SampleBanner />
        <NewComputerBanner />
        <KitNewsBanner />
        <MoveBanner />
        <PolicyBanner />
      </div>
      <Rail me={me} />
      {hasList && (
        <PeopleList
          conversations={list}
          shown={shown?.id ?? null}
          error={conversations.error}
          isTherapist={isTherapist}
        />
      )}
      <div className={cx(styles.main)}>
        <ConnectionLine />
        <LinkNotice />
        {conversations.data !== undefined && <MainPlace me={me} shown={shown} conversations={list} />}
      </div>
      {isTherapist && <NewGroupSheet />}
      {shown !== null && <TransparencySheet conversation={shown} />}
      <PolicyQuestion />
    </div>
  );
}
