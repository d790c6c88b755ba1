// Makes a group: its name, and who is in it.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { useCreateGroup } from '../../bridge/groups.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Groups.module.css';
import { PeopleChoice } from './PeopleChoice.tsx';

/** The name reaches everybody in the group, so it is not a private label. */
function NewGroupForm() {
  const { t } = useTranslation();
  const { close, talkTo } = useShell();
  const errorText = useErrorText();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const create = useCreateGroup();
  const error = create.error === null ? null : toAppError(create.error);
  const isAboutTitle = error !== null && /^(group\.titleEmpty|nickname\.)/.test(error.code);
  return (
    <Form
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        const onSuccess = ({ id }: { readonly id: string }): void => {
          close();
          talkTo(id);
        };
        create.mutate({ title, people: [...chosen] }, { onSuccess });
      }}
    >
      <TextField
        label={t('groups.title')}
        hint={t('groups.titleHint')}
        maxLength={600}
        value={title}
        onChange={(typed) => {
          create.reset();
          setTitle(typed);
        }}
        error={isAboutTitle ? errorText(error) : null}
        autoFocus
      />
      <PeopleChoice
        chosen={chosen}
        onChange={(next) => {
          create.reset();
          setChosen(next);
        }}
      />
      <p className={cx(styles.muted)}>{t('groups.whatTheySee')}</p>
      {error !== null && !isAboutTitle && <Notice kind="problem">{errorText(error)}</Notice>}
      <div className={cx(styles.actions)}>
        <Button type="submit" look="primary" isDisabled={create.isPending || chosen.size === 0}>
          {t('groups.make')}
        </Button>
        <Button onPress={close}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

/** Opened from the list of people and from the palette. */
export function NewGroupSheet() {
  const { t } = useTranslation();
  const { overlay, close } = useShell();
  return (
    <Sheet title={t('groups.new')} isOpen={overlay === 'group'} onClose={close} isDismissable={false}>
      <NewGroupForm />
    </Sheet>
  );
}
