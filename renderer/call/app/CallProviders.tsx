// What every view of the call page stands in: language, theme, the components' locale.

import type { i18n as I18n } from 'i18next';
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Toasts } from '../../components/Toasts.tsx';
import { applyAppearance } from '../../features/appearance/apply-appearance.ts';
import { localeOf, useLanguage } from '../../i18n/locale.ts';
import { useToldAppearance } from './call-store.ts';

function Locale({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const appearance = useToldAppearance();
  useLayoutEffect(() => {
    if (appearance === null) return;
    applyAppearance(appearance);
    if (i18n.language !== appearance.language) void i18n.changeLanguage(appearance.language);
  }, [appearance, i18n]);
  return <I18nProvider locale={localeOf(useLanguage())}>{children}</I18nProvider>;
}

/** Follows the main window's theme and language. */
export function CallProviders({ i18n, children }: { readonly i18n: I18n; readonly children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <Locale>
        {children}
        <Toasts />
      </Locale>
    </I18nextProvider>
  );
}
