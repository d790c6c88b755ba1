// Changes the name of a group.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useRenameGroup } from '../../bridge/groups.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Groups.module.css';
import { TitleField } from './TitleField.tsx';

/** Nothing is changed before Enter or the button. */
export function TitleForm({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { id, nickname } = conversation;
  const [title, setTitle] = useState(nickname);
  const rename = useRenameGroup();
  return (
    <Form
      className={cx(styles.rename)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ conversation: id, title });
      }}
    >
      <TitleField
        value={title}
        onChange={(typed) => {
          rename.reset();
          setTitle(typed);
        }}
        error={rename.error === null ? null : toAppError(rename.error)}
      />
      {title.trim() !== nickname && (
        <Button type="submit" isDisabled={rename.isPending}>
          {t('groups.rename')}
        </Button>
      )}
    </Form>
  );
}
