// Makes one personal invitation for each line of a list.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../contract/domain/limits.ts';
import { type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { useCreateInvitations } from '../../bridge/actions.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';
import { type ReadLabels, readLabels } from './labels.ts';

/** What stands in the way, line by line; null when the list can be used. */
function useProblem({ bad, tooMany }: ReadLabels): string | null {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (bad.length > 0) {
    return bad
      .slice(0, 5)
      .map(({ line, error }) => t('invitations.many.badLine', { line, why: errorText(error) ?? '' }))
      .join('\n');
  }
  if (tooMany === 0) return null;
  return t('invitations.many.tooMany', { max: limits.invitationsAtOnce, count: tooMany });
}

/** What was pasted stays until an invitation exists for it; what could not be made stays longer. */
export function ManyForm() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<ErrorReport | null>(null);
  const create = useCreateInvitations();
  const read = readLabels(text);
  const problem = useProblem(read);
  const error = create.error === null ? failed : toAppError(create.error).toReport();
  const count = read.labels.length;
  const words = count === 0 ? t('invitations.many.makeNone') : t('invitations.many.make', { count });
  const makeWords = create.isPending ? t('common.oneMoment') : words;
  const make = (): void => {
    setFailed(null);
    create.mutate(read.labels, {
      onSuccess: (made) => {
        setText(made.failed.map(({ label }) => label).join('\n'));
        setFailed(made.failed[0]?.error ?? null);
      },
    });
  };
  return (
    <Form
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && count > 0) make();
      }}
    >
      <TextArea
        label={t('invitations.many.label')}
        hint={
          read.repeated > 0
            ? t('invitations.many.repeated', { count: read.repeated })
            : t('invitations.many.hint', { max: limits.invitationsAtOnce })
        }
        maxLength={20_000}
        value={text}
        onChange={(typed) => {
          create.reset();
          setText(typed);
        }}
        error={problem}
        className={styles.many}
      />
      {error !== null && (
        <Notice kind="problem">
          {failed === null ? '' : `${t('invitations.many.left', { count })} `}
          {errorText(error)}
        </Notice>
      )}
      <Button
        type="submit"
        look="primary"
        className={styles.start}
        isDisabled={create.isPending || count === 0 || problem !== null}
      >
        {makeWords}
      </Button>
    </Form>
  );
}
