// The words for an error code in the person's language.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ErrorReport } from '../../contract/errors/app-error.ts';

/** What happened and what can be done, by code; a limit in the text comes from the error's safe fields. */
export function errorText(t: TFunction, error: Pick<ErrorReport, 'code' | 'fields'>): string {
  return t(`errors.${error.code}`, { max: String(error.fields['max'] ?? '') });
}

/** {@link errorText} in the language in use; null stays null. */
export function useErrorText(): (error: Pick<ErrorReport, 'code' | 'fields'> | null) => string | null {
  const { t } = useTranslation();
  return (error) => (error === null ? null : errorText(t, error));
}
