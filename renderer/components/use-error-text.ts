// The words for an error code in the person's language.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ErrorReport } from '../../contract/errors/app-error.ts';

/** What happened and what can be done, by code; limits and places in the text come from the error's safe fields. */
export function errorText(t: TFunction, { code, fields }: Pick<ErrorReport, 'code' | 'fields'>): string {
  const field = (name: string): string => String(fields[name] ?? '');
  return t(`errors.${code}`, {
    min: field('min'),
    max: field('max'),
    offset: field('offset'),
    size: field('size'),
  });
}

/** {@link errorText} in the language in use; null stays null. */
export function useErrorText(): (error: Pick<ErrorReport, 'code' | 'fields'> | null) => string | null {
  const { t } = useTranslation();
  return (error) => (error === null ? null : errorText(t, error));
}
