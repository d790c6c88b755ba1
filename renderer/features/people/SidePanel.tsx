// What the therapist's devices hold about the person beside the conversation: the private label and plain facts.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { AgeSection } from '../age/AgeSection.tsx';
import { GroupPanel } from '../groups/GroupPanel.tsx';
import { useDay } from '../privacy/rights/days.ts';
import { LabelForm } from './LabelForm.tsx';
import styles from './SidePanel.module.css';
import { useArrangements } from './use-arrangements.ts';

/** 340 px wide beside the conversation; in a narrow window it opens as a sheet. */
export function SidePanel({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const arrangements = useArrangements(conversation);
  const showDay = useDay();
  const { kind, nickname, details, lastActivityAt, waiting, state } = conversation;
  const facts = [
    [t('people.facts.state'), t(`people.facts.states.${state}`)],
    [t('people.facts.activity'), moment(lastActivityAt)],
    [t('people.facts.waiting'), t('people.facts.waitingCount', { count: waiting })],
    // Said by the person, and only if they wanted to.
    ...(details?.gender == null ? [] : [[t('people.facts.gender'), details.gender] as const]),
    ...(details?.birthDate == null
      ? []
      : [[t('people.facts.birthDate'), showDay(details.birthDate)] as const]),
  ] as const;
  return (
    <div className={cx(styles.panel)}>
      {kind === 'group' ? (
        <GroupPanel conversation={conversation} />
      ) : (
        <>
          <div className={cx(styles.who)}>
            <Avatar nickname={nickname} size="large" />
            <p className={cx(styles.name)}>
              <bdi>{nickname}</bdi>
            </p>
            <p className={cx(styles.muted)}>{t('people.facts.nicknameHint')}</p>
          </div>
          <LabelForm key={`${conversation.id} ${conversation.label ?? ''}`} conversation={conversation} />
        </>
      )}
      <ul className={cx(styles.arrange)}>
        {arrangements.map(({ id, label, icon: Icon, run }) => (
          <li key={id}>
            <Button look="quiet" onPress={run}>
              <Icon size={17} strokeWidth={1.6} aria-hidden />
              {label}
            </Button>
          </li>
        ))}
      </ul>
      {kind === 'pair' && <AgeSection conversation={conversation} />}
      <dl className={cx(styles.facts)}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
