// The slim rail: the window's places, and Help now at its end.

import {
  LifeBuoy,
  Lock,
  type LucideIcon,
  MessageCircle,
  ScrollText,
  Search,
  Settings,
  UserPlus,
  Video,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../contract/bridge/views.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Mark } from '../components/Wordmark.tsx';
import { useLock } from '../features/lock/use-lock-keys.ts';
import { TaskCount } from '../features/privacy/rights/TaskCount.tsx';
import { cx } from '../styles/cx.ts';
import styles from './Rail.module.css';
import { type Place, useShell } from './shell-context.ts';

interface RailItem {
  readonly place: Place;
  readonly icon: LucideIcon;
  readonly label: string;
}

function useItems(role: Me['role']): readonly RailItem[] {
  const { t } = useTranslation();
  const talk: RailItem = { place: 'talk', icon: MessageCircle, label: t('rail.talk') };
  const sessions: RailItem = { place: 'sessions', icon: Video, label: t('rail.sessions') };
  const invite: RailItem = { place: 'invitations', icon: UserPlus, label: t('rail.invitations') };
  const privacy: RailItem = { place: 'privacy', icon: ScrollText, label: t('rail.privacy') };
  return role === 'therapist' ? [talk, sessions, invite, privacy] : [talk, sessions, privacy];
}

function LabelledItem({ item, isHere }: { readonly item: RailItem; readonly isHere: boolean }) {
  const { go } = useShell();
  const Icon = item.icon;
  return (
    <AriaButton
      className={cx(styles.labelled)}
      onPress={() => go(item.place)}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon size={21} strokeWidth={1.6} aria-hidden />
      <span>{item.label}</span>
    </AriaButton>
  );
}

/** Icons with tooltips for a therapist (56 px), icons with words for a client. */
export function Rail({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const shell = useShell();
  const items = useItems(me.role);
  const lock = useLock(shell);
  const isHere = (item: RailItem) => shell.place === item.place;

  if (me.role === 'client') {
    return (
      <nav className={cx(styles.rail)} aria-label={t('rail.name')}>
        <span className={cx(styles.mark)}>
          <Mark />
        </span>
        {items.map((item) => (
          <LabelledItem key={item.place} item={item} isHere={isHere(item)} />
        ))}
        <span className={cx(styles.space)} />
        <AriaButton className={cx(styles.labelled)} onPress={lock}>
          <Lock size={21} strokeWidth={1.6} aria-hidden />
          <span>{t('lock.now')}</span>
        </AriaButton>
        <AriaButton className={cx(styles.labelled)} onPress={() => shell.open('settings')}>
          <Settings size={21} strokeWidth={1.6} aria-hidden />
          <span>{t('settings.title')}</span>
        </AriaButton>
        <AriaButton
          className={cx(styles.labelled, styles.help, styles.stays)}
          onPress={() => shell.open('help')}
        >
          <LifeBuoy size={21} strokeWidth={1.6} aria-hidden />
          <span>{t('help.name')}</span>
        </AriaButton>
      </nav>
    );
  }
  return (
    <nav className={cx(styles.rail)} aria-label={t('rail.name')}>
      <span className={cx(styles.mark)}>
        <Mark />
      </span>
      {items.map((item) => (
        <span key={item.place} className={cx(styles.counted)}>
          <IconButton
            icon={item.icon}
            className={styles.item}
            label={item.label}
            placement="end"
            onPress={() => shell.go(item.place)}
            {...(isHere(item) ? { 'aria-current': 'page' as const } : {})}
          />
          {item.place === 'privacy' && (
            <span className={cx(styles.count)}>
              <TaskCount />
            </span>
          )}
        </span>
      ))}
      <IconButton
        icon={Search}
        label={t('palette.open')}
        placement="end"
        onPress={() => shell.open('palette')}
      />
      <span className={cx(styles.space)} />
      <IconButton icon={Lock} label={t('lock.nowTitle')} placement="end" onPress={lock} />
      <IconButton
        icon={Settings}
        label={t('settings.title')}
        placement="end"
        onPress={() => shell.open('settings')}
      />
      <IconButton
        icon={LifeBuoy}
        look="clay"
        className={styles.stays}
        label={t('help.name')}
        placement="end"
        onPress={() => shell.open('help')}
      />
    </nav>
  );
}
