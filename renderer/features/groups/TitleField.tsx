// The name of a group, as it is typed.

import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';

interface TitleFieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly error: AppError | null;
  readonly autoFocus?: boolean;
}

/** The name reaches everybody in the group, so it is not a private label; the hint says so. */
export function TitleField({ value, onChange, error, autoFocus = false }: TitleFieldProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <TextField
      label={t('groups.title')}
      hint={t('groups.titleHint')}
      maxLength={600}
      value={value}
      onChange={onChange}
      error={error === null ? null : errorText(error)}
      autoFocus={autoFocus}
    />
  );
}
