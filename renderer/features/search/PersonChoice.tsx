// With whom: everybody, or one person found by label or nickname.

import { useMemo } from 'react';
import { Select as AriaSelect, Autocomplete, Label, ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { fitsQuery } from '../../../contract/domain/search-folding.ts';
import fieldStyles from '../../components/Field.module.css';
import items from '../../components/Items.module.css';
import { Popover } from '../../components/Popover.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { SelectButton } from '../../components/SelectButton.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Search.module.css';

const everyone = 'everyone';

interface PersonChoiceProps {
  readonly people: readonly ConversationView[];
  readonly chosen: string | null;
  readonly onChoose: (conversation: string | null) => void;
}

const nameOf = ({ label, nickname }: ConversationView): string => label ?? nickname;

/** Letters that people write for one another are the same here too. */
export function PersonChoice({ people, chosen, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation();
  const byId = useMemo(() => new Map(people.map((one) => [one.id, one])), [people]);
  const shown = chosen === null ? undefined : byId.get(chosen);
  const fits = (key: string, typed: string): boolean => {
    const person = byId.get(key);
    return person === undefined || fitsQuery(typed, [person.label, person.nickname]);
  };
  return (
    <AriaSelect
      value={chosen ?? everyone}
      onChange={(id) => onChoose(id === everyone || id === null ? null : String(id))}
      className={cx(fieldStyles.field, styles.person)}
    >
      <Label className={cx(fieldStyles.label)}>{t('search.person')}</Label>
      <SelectButton>{shown === undefined ? t('search.everyone') : <bdi>{nameOf(shown)}</bdi>}</SelectButton>
      <Popover className={styles.popover}>
        <Autocomplete filter={(_text, typed, { key }) => fits(String(key), typed)}>
          <div className={cx(styles.find)}>
            <SearchField label={t('search.findPerson')} autoFocus />
          </div>
          <ListBox className={cx(items.list, styles.people)}>
            <ListBoxItem id={everyone} textValue={t('search.everyone')} className={cx(items.item)}>
              <span className={cx(items.words)}>{t('search.everyone')}</span>
            </ListBoxItem>
            {people.map((person) => (
              <ListBoxItem
                key={person.id}
                id={person.id}
                textValue={nameOf(person)}
                className={cx(items.item)}
              >
                <span className={cx(items.words)}>
                  <bdi>{nameOf(person)}</bdi>
                  {person.label !== null && (
                    <span className={cx(items.hint)}>
                      <bdi>{person.nickname}</bdi>
                    </span>
                  )}
                </span>
              </ListBoxItem>
            ))}
          </ListBox>
        </Autocomplete>
      </Popover>
    </AriaSelect>
  );
}
