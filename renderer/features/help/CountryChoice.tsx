// Which country's numbers to show: a list that is narrowed by typing.

import { Check } from 'lucide-react';
import { useMemo } from 'react';
import {
  Select as AriaSelect,
  Autocomplete,
  Label,
  ListBox,
  ListBoxItem,
  Text,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import fieldStyles from '../../components/Field.module.css';
import items from '../../components/Items.module.css';
import { Popover } from '../../components/Popover.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { SelectButton } from '../../components/SelectButton.tsx';
import { useLanguage } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './CountryChoice.module.css';
import { type Chosen, chooseCountry } from './chosen-country.ts';
import { nameCountries } from './country-names.ts';

function Line({ id, name, found }: { readonly id: string; readonly name: string; readonly found: string }) {
  return (
    <ListBoxItem id={id} textValue={found} className={cx(items.item)}>
      {({ isSelected }) => (
        <>
          <Text slot="label" className={cx(items.words)}>
            {name}
          </Text>
          {isSelected && <Check size={16} strokeWidth={1.8} aria-hidden className={cx(items.end)} />}
        </>
      )}
    </ListBoxItem>
  );
}

/** Nothing is chosen beforehand: neither the connection nor the language says where a person is. */
export function CountryChoice({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const countries = useMemo(() => nameCountries(language), [language]);
  const { contains } = useFilter({ sensitivity: 'base' });
  const other = t('help.country.other');
  const shown = chosen === 'other' ? other : countries.find(({ id }) => id === chosen)?.name;
  return (
    <AriaSelect
      value={chosen}
      onChange={(id) => {
        if (id !== null) chooseCountry(String(id));
      }}
      className={cx(fieldStyles.field, styles.choice)}
    >
      <Label className={cx(fieldStyles.label)}>{t('help.country.label')}</Label>
      <SelectButton>{shown ?? t('help.country.choose')}</SelectButton>
      <Text slot="description" className={cx(fieldStyles.hint)}>
        {t('help.country.hint')}
      </Text>
      <Popover className={styles.popover}>
        <Autocomplete filter={(found, typed, { key }) => key === 'other' || contains(found, typed)}>
          <div className={cx(styles.search)}>
            <SearchField label={t('help.country.search')} autoFocus />
          </div>
          <ListBox className={cx(items.list, styles.list)}>
            {countries.map((country) => (
              <Line key={country.id} {...country} />
            ))}
            <Line id="other" name={other} found={other} />
          </ListBox>
        </Autocomplete>
      </Popover>
    </AriaSelect>
  );
}
