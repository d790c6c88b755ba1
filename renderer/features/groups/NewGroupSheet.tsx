// Makes a group: its name, and who is in it.

import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { useCreateGroup } from '../../bridge/groups.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Groups.module.css';
import { PeopleChoice } from './PeopleChoice.tsx';
import { TitleField } from './TitleField.tsx';

/** What it can do stays in sight below everybody who can be chosen. */
function NewGroup() {
  const { t } = useTranslation();
  const { close, talkTo } = useShell();
  const errorText = useErrorText();
  const form = useId();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const create = useCreateGroup();
  const error = create.error === null ? null : toAppError(create.error);
  const isAboutTitle = error !== null && /^(group\.titleEmpty|nickname\.)/.test(error.code);
  return (
    <Sheet
      title={t('groups.new')}
      isOpen
      onClose={close}
      isDismissable={false}
      actions={
        <>
          <Button type="submit" form={form} look="primary" isDisabled={create.isPending || chosen.size === 0}>
            {t('groups.make')}
          </Button>
          <Button onPress={close}>{t('common.cancel')}</Button>
        </>
      }
    >
      <Form
        id={form}
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
        <TitleField
          value={title}
          onChange={(typed) => {
            create.reset();
            setTitle(typed);
          }}
          error={isAboutTitle ? error : null}
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
      </Form>
    </Sheet>
  );
}

/** Opened from the list of people and from the palette. */
export function NewGroupSheet() {
  const { overlay } = useShell();
  return overlay === 'group' ? <NewGroup /> : null;
}
