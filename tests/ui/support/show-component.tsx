// Shows one component with the language and the locale around it.

import './page-environment.ts';
import { type RenderResult, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { createI18n, type Language } from '../../../renderer/i18n/i18n.ts';
import { localeOf } from '../../../renderer/i18n/locale.ts';

/** Answers the simulated person and what was rendered. */
export function show(
  component: ReactElement,
  language: Language = 'en',
): { readonly user: UserEvent; readonly view: RenderResult } {
  const view = render(
    <I18nextProvider i18n={createI18n(language)}>
      <I18nProvider locale={localeOf(language)}>{component}</I18nProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), view };
}
