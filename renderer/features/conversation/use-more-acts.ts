// What this feature adds to the menu at the head of a conversation: the stars, and clearing it.

import { Eraser, Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuAction } from '../../components/Menu.tsx';

export type MoreAct = MenuAction & { readonly run: () => void };

/** `step` is what was chosen and stands over the conversation. */
export function useMoreActs() {
  const { t } = useTranslation();
  const [step, setStep] = useState<'starred' | 'clear' | null>(null);
  const more: readonly MoreAct[] = [
    { id: 'starred', label: t('kinds.starred.menu'), icon: Star, run: () => setStep('starred') },
    { id: 'clear', label: t('kinds.clear.menu'), icon: Eraser, run: () => setStep('clear') },
  ];
  return { more, step, close: () => setStep(null) };
}
