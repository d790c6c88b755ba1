// Changes the private label of a person.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useSetLabel } from '../../bridge/actions.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './SidePanel.module.css';

/** Nothing is changed before Enter or the button. */
export function LabelForm({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const saved = conversation.label ?? '';
  const [label, setLabel] = useState(saved);
  const set = useSetLabel();
  return (
    <Form
      className={cx(styles.label)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ conversation: conversation.id, label });
      }}
    >
      <TextField
        label={t('people.label.name')}
        hint={t('people.label.hint')}
        maxLength={600}
        value={label}
        onChange={(typed) => {
          set.reset();
          setLabel(typed);
        }}
        error={set.error === null ? null : errorText(toAppError(set.error))}
      />
      {label.trim() !== saved && (
        <Button type="submit" isDisabled={set.isPending}>
          {t('people.label.save')}
        </Button>
      )}
    </Form>
  );
}
