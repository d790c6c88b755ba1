// Ctrl/Cmd+K: people first, then messages that have what is typed, then actions.

import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView, Me } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import { conversationsQuery } from '../../bridge/queries.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { cx } from '../../styles/cx.ts';
import { Hit } from '../search/Hit.tsx';
import { useSearch } from '../search/use-search.ts';
import styles from './Palette.module.css';
import { usePaletteActions } from './use-palette-actions.ts';

interface PaletteProps {
  readonly isOpen: boolean;
  /** Null before sign-up and when the profile cannot be opened. */
  readonly me: Me | null;
}

function Person({ conversation }: { readonly conversation: ConversationView }) {
  const { talkTo } = useShell();
  const { id, nickname, label } = conversation;
  return (
    <MenuItem
      id={id}
      textValue={`${label ?? ''} ${nickname}`}
      className={cx(styles.item)}
      onAction={() => talkTo(id)}
    >
      <Avatar nickname={nickname} />
      <bdi>{label ?? nickname}</bdi>
      {label !== null && (
        <span className={cx(styles.muted)}>
          <bdi>{nickname}</bdi>
        </span>
      )}
    </MenuItem>
  );
}

/** So many lines stand in the palette; the search has them all. */
const fewHits = 4;
/** What begins like this was found by the engine, not by the palette's own comparing. */
const foundKey = 'found:';

interface MessagesProps {
  readonly typed: string;
  readonly people: readonly ConversationView[];
}

function Messages({ typed, people }: MessagesProps) {
  const { t } = useTranslation();
  const { talkTo, searchFor } = useShell();
  const { hits } = useSearch({ query: typed, conversation: null, from: null, until: null }, fewHits);
  if (hits.length === 0) return null;
  return (
    <MenuSection>
      <Header className={cx(styles.heading)}>{t('search.palette.heading')}</Header>
      {hits.map((hit) => (
        <MenuItem
          key={hit.message.id}
          id={`${foundKey}${hit.message.id}`}
          textValue={hit.message.text.slice(0, 200)}
          className={cx(styles.item)}
          onAction={() => talkTo(hit.message.conversation, hit.message.id)}
        >
          <Hit hit={hit} conversation={people.find(({ id }) => id === hit.message.conversation)} />
        </MenuItem>
      ))}
      <MenuItem
        id={`${foundKey}all`}
        textValue={t('search.palette.all')}
        className={cx(styles.item)}
        onAction={() => searchFor(typed)}
      >
        <span className={cx(styles.icon)}>
          <Search size={18} strokeWidth={1.6} aria-hidden />
        </span>
        <span>{t('search.palette.all')}</span>
      </MenuItem>
    </MenuSection>
  );
}

function Contents({ me }: Pick<PaletteProps, 'me'>) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const { data: people = [] } = useQuery({ ...conversationsQuery, enabled: me !== null });
  const actions = usePaletteActions(me);
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete
      inputValue={typed}
      onInputChange={setTyped}
      filter={(text, input, { key }) => String(key).startsWith(foundKey) || contains(text, input)}
    >
      <TextField aria-label={t('palette.search')} autoFocus className={cx(styles.search)}>
        <Input placeholder={t('palette.search')} dir="auto" className={cx(styles.input)} />
      </TextField>
      <Menu
        aria-label={t('palette.results')}
        className={cx(styles.menu)}
        renderEmptyState={() => <p className={cx(styles.none)}>{t('palette.nothing')}</p>}
      >
        {people.length > 0 && (
          <MenuSection>
            <Header className={cx(styles.heading)}>{t('palette.people')}</Header>
            {people.map((conversation) => (
              <Person key={conversation.id} conversation={conversation} />
            ))}
          </MenuSection>
        )}
        {me !== null && typed.trim() !== '' && <Messages typed={typed} people={people} />}
        <MenuSection>
          <Header className={cx(styles.heading)}>{t('palette.actions')}</Header>
          {actions.map(({ id, label, icon: Icon, run }) => (
            <MenuItem key={id} id={id} textValue={label} className={cx(styles.item)} onAction={run}>
              <span className={cx(styles.icon)}>
                <Icon size={18} strokeWidth={1.6} aria-hidden />
              </span>
              <span>{label}</span>
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </Autocomplete>
  );
}

/** Typing filters, Enter takes the first or the chosen line, Escape returns. */
export function Palette({ isOpen, me }: PaletteProps) {
  const { t } = useTranslation();
  const { close } = useShell();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      isDismissable
      className={cx(styles.veil)}
    >
      <Modal className={cx(styles.palette)}>
        <Dialog aria-label={t('palette.name')} className={cx(styles.dialog)}>
          <Contents me={me} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
