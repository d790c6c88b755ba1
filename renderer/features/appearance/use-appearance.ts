// The person's theme and language, and the way to change them.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '../../../contract/bridge/settings.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { appearanceQuery } from '../../bridge/queries.ts';
import { applyAppearance, unknownAppearance } from './apply-appearance.ts';

/** Applies every change before the next frame. */
export function useAppearance(): void {
  const { data: appearance } = useQuery(appearanceQuery);
  const { i18n } = useTranslation();
  useLayoutEffect(() => {
    if (appearance === undefined) return;
    applyAppearance(appearance);
    if (i18n.language !== appearance.language) void i18n.changeLanguage(appearance.language);
  }, [appearance, i18n]);
}

/** Whether the page is dark now, by choice or by the system. */
function isDarkNow(theme: Appearance['theme']): boolean {
  return theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** The present choices and the way to change them. The window changes at once; if that could not be saved, it goes back. */
export function useAppearanceChoice() {
  const client = useQueryClient();
  const { data } = useQuery(appearanceQuery);
  const choose = useCallback(
    (chosen: Appearance) => {
      const before = client.getQueryData(appearanceQuery.queryKey);
      client.setQueryData(appearanceQuery.queryKey, chosen);
      unwrap(bridge.appearance.set(chosen)).catch(() =>
        client.setQueryData(appearanceQuery.queryKey, before),
      );
    },
    [client],
  );
  return { appearance: data ?? unknownAppearance, choose };
}

/** The two switches of the header. */
export function useAppearanceSwitches() {
  const { appearance, choose } = useAppearanceChoice();
  const { theme, language } = appearance;
  const isDark = isDarkNow(theme);
  const otherLanguage = language === 'en' ? ('ar' as const) : ('en' as const);
  return {
    isDark,
    otherLanguage,
    switchLanguage: () => choose({ ...appearance, language: otherLanguage }),
    switchTheme: () => choose({ ...appearance, theme: isDark ? 'light' : 'dark' }),
  };
}
