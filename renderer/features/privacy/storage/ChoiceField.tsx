// What may be stored of one thing: kept, asked about, forgotten at the end, or not stored.

import { useTranslation } from 'react-i18next';
import { type ChoosableItem, storageChoices } from '../../../../contract/domain/storage-choice.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useStorageChoice } from '../../../bridge/storage.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import styles from './Storage.module.css';

interface ChoiceFieldProps {
  readonly item: ChoosableItem;
  /** Where the item's name does not stand beside it. */
  readonly label?: string;
}

/** What is refused is gone once the choice shows. */
export function ChoiceField({ item, label }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { choice, choose, isBusy, error } = useStorageChoice(item);
  if (choice === undefined) return null;
  const name = t(`storageItems.${item}.name`);
  const isInMemory = choice === 'session' && item !== 'desk';
  return (
    <>
      <Select
        label={label ?? t('storage.choice')}
        aria-label={label ?? `${t('storage.choice')}: ${name}`}
        hint={t(isInMemory ? 'storage.sessionInMemory' : `storage.choiceHints.${choice}`)}
        className={styles.choice}
        choices={storageChoices.map((id) => ({ id, label: t(`storage.choices.${id}`) }))}
        value={choice}
        isDisabled={isBusy}
        onChange={choose}
      />
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
    </>
  );
}
