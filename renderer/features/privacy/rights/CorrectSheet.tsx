// Four fields, three of them empty unless the person wants otherwise, each with what it is for.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDetailsView } from '../../../../contract/bridge/rights-view.ts';
import type { Me } from '../../../../contract/bridge/views.ts';
import { dayOf } from '../../../../contract/domain/calendar-day.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useCorrect } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { showToast } from '../../../components/toast-queue.ts';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Rights.module.css';

interface CorrectSheetProps extends Pick<Me, 'role'> {
  readonly details: OwnDetailsView;
  readonly onClose: () => void;
}

type Field = keyof OwnDetailsView;

/** Whose words an error belongs under; null: under none of them. */
function fieldOf(code: string, changed: Partial<Record<Field, string>>): Field | null {
  if (code === 'details.birthDate') return 'birthDate';
  if (code === 'details.email') return 'email';
  if (!code.startsWith('nickname.')) return null;
  return changed.nickname === undefined ? 'gender' : 'nickname';
}

/** Mounted while it is open. What is not changed is not sent. */
export function CorrectSheet({ role, details, onClose }: CorrectSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const correct = useCorrect();
  const shown = (field: Field): string => typed[field] ?? details[field] ?? '';
  const type = (field: Field) => (text: string) => {
    correct.reset();
    setTyped((before) => ({ ...before, [field]: text }));
  };
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([field, text]) => text !== (details[field as Field] ?? '')),
  );
  const error = correct.error === null ? null : toAppError(correct.error);
  const wrong = error === null ? null : fieldOf(error.code, changed);
  const errorOf = (field: Field): string | null => (wrong === field ? errorText(error) : null);
  const save = (): void => {
    if (Object.keys(changed).length === 0) {
      onClose();
      return;
    }
    correct.mutate(changed, {
      onSuccess: () => {
        showToast({ text: t('rights.correct.done') });
        onClose();
      },
    });
  };
  const field = (name: Exclude<Field, 'birthDate'>) => ({
    label: t(`rights.correct.fields.${name}`),
    hint: t(`rights.correct.why.${name}`),
    value: shown(name),
    onChange: type(name),
    error: errorOf(name),
  });
  return (
    <Sheet
      title={t('rights.correct.title')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="primary" onPress={save} isDisabled={correct.isPending}>
            {t('rights.correct.save')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className={cx(styles.form)}>
        {error !== null && wrong === null && <Notice kind="problem">{errorText(error)}</Notice>}
        <TextField {...field('nickname')} />
        {role === 'client' && (
          <>
            <TextField {...field('gender')} />
            <div className={cx(styles.dayField)}>
              <DateField
                label={t('rights.correct.fields.birthDate')}
                hint={t('rights.correct.why.birthDate')}
                value={shown('birthDate') === '' ? null : shown('birthDate')}
                onChange={(day) => type('birthDate')(day ?? '')}
                max={dayOf(Date.now())}
                error={errorOf('birthDate')}
              />
              {shown('birthDate') !== '' && (
                <Button look="quiet" onPress={() => type('birthDate')('')}>
                  {t('rights.correct.noBirthDate')}
                </Button>
              )}
            </div>
          </>
        )}
        <TextField {...field('email')} type="email" inputMode="email" />
      </div>
    </Sheet>
  );
}
