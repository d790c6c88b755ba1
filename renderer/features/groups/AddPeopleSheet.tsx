// Brings more people into a group.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useAddPeople } from '../../bridge/groups.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Groups.module.css';
import { PeopleChoice } from './PeopleChoice.tsx';

interface AddPeopleSheetProps {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** Mounted while it is open. */
export function AddPeopleSheet({ conversation, onClose }: AddPeopleSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const add = useAddPeople();
  const people = [...chosen];
  return (
    <Sheet
      title={t('groups.add.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            isDisabled={people.length === 0 || add.isPending}
            onPress={() => add.mutate({ conversation: conversation.id, people }, { onSuccess: onClose })}
          >
            {t('groups.add.yes')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className={cx(styles.form)}>
        <PeopleChoice
          chosen={chosen}
          present={conversation.people.map(({ account }) => account)}
          onChange={(next) => {
            add.reset();
            setChosen(next);
          }}
        />
        <p className={cx(styles.muted)}>{t('groups.add.sentence')}</p>
        {add.error !== null && <Notice kind="problem">{errorText(toAppError(add.error))}</Notice>}
      </div>
    </Sheet>
  );
}
