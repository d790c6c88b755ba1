// What every view stands in: the cache, the language, the components' locale.

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { useAppearance } from '../features/appearance/use-appearance.ts';
import { localeOf, useLanguage } from '../i18n/locale.ts';

function Locale({ children }: { readonly children: ReactNode }) {
  useAppearance();
  return <I18nProvider locale={localeOf(useLanguage())}>{children}</I18nProvider>;
}

interface ProvidersProps {
  readonly client: QueryClient;
  readonly i18n: I18n;
  readonly children: ReactNode;
}

/** Follows changes of theme and language by itself. */
export function Providers({ client, i18n, children }: ProvidersProps) {
  return (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={i18n}>
        <Locale>{children}</Locale>
      </I18nextProvider>
    </QueryClientProvider>
  );
}
