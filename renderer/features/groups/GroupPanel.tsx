// Who is in a group and since when; who made it says who comes, who goes and what it is called.

import { useQuery } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../contract/bridge/channels/groups.ts';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { membersQuery } from '../../bridge/groups.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { GroupAvatar } from '../../components/GroupAvatar.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { AddPeopleSheet } from './AddPeopleSheet.tsx';
import { GroupCount } from './GroupCount.tsx';
import styles from './Groups.module.css';
import { RemoveDialog } from './RemoveDialog.tsx';
import { TitleForm } from './TitleForm.tsx';

interface MemberProps {
  readonly member: MemberView;
  /** Null where this person cannot take them out. */
  readonly onRemove: (() => void) | null;
}

function Member({ member, onRemove }: MemberProps) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { nickname, isSelf, isFounder, since, isOnlyInKeys } = member;
  return (
    <li className={cx(styles.member)}>
      <Avatar nickname={nickname} />
      <span className={cx(styles.memberWords)}>
        <span>
          <bdi>{nickname}</bdi>
          {isSelf && ` (${t('groups.members.you')})`}
        </span>
        <span className={cx(styles.muted)}>
          {isOnlyInKeys && t('groups.members.onlyInKeys')}
          {!isOnlyInKeys &&
            (isFounder ? t('groups.members.founder') : t('groups.members.since', { date: date(since) }))}
        </span>
      </span>
      {onRemove !== null && (
        <IconButton
          icon={UserMinus}
          label={t('groups.remove.menu', { name: isolate(nickname) })}
          onPress={onRemove}
        />
      )}
    </li>
  );
}

/** Beside the conversation at the therapist's desk, in a sheet for everybody else. */
export function GroupPanel({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { nickname, people, isFounder, state } = conversation;
  const { data: members = [] } = useQuery(membersQuery(conversation));
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const canChange = isFounder && (state === 'open' || state === 'opening');
  const canRemove = canChange && people.length > 1;
  return (
    <div className={cx(styles.panel)}>
      <div className={cx(styles.head)}>
        <GroupAvatar title={nickname} size="large" />
        <p className={cx(styles.title)}>
          <bdi>{nickname}</bdi>
        </p>
      </div>
      {canChange && <TitleForm key={nickname} conversation={conversation} />}
      <section aria-label={t('groups.members.name')}>
        <h3 className={cx(styles.sectionName)}>
          <GroupCount members={members} />
        </h3>
        <ul className={cx(styles.members)}>
          {members.map((member) => (
            <Member
              key={member.account}
              member={member}
              onRemove={
                canRemove && !member.isSelf && !member.isOnlyInKeys ? () => setRemoving(member) : null
              }
            />
          ))}
        </ul>
        {canChange && (
          <div className={cx(styles.stays)}>
            <Button look="quiet" onPress={() => setAdding(true)}>
              <UserPlus size={17} strokeWidth={1.6} aria-hidden />
              {t('groups.add.menu')}
            </Button>
          </div>
        )}
      </section>
      {!isFounder && <p className={cx(styles.muted)}>{t('groups.members.whoDecides')}</p>}
      {isAdding && <AddPeopleSheet conversation={conversation} onClose={() => setAdding(false)} />}
      {removing !== null && (
        <RemoveDialog conversation={conversation} person={removing} onClose={() => setRemoving(null)} />
      )}
    </div>
  );
}
