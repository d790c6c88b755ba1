// In a conversation: whose data is only stored, and what that means for what is written.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../../contract/bridge/views.ts';
import { choicesQuery } from '../../../bridge/choices.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useFormats } from '../../../i18n/locale.ts';

/** Whether the person here has their own data only stored: then nothing is written. */
export function useIsPaused(): boolean {
  return useQuery(choicesQuery).data?.restriction?.scope === 'everything';
}

/** In the composer's place. */
export function OwnPauseBar() {
  const { t } = useTranslation();
  return <Notice>{t('restriction.own')}</Notice>;
}

/** Above the composer: what is written waits, and nothing is lost. */
export function PausedBar({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const paused = conversation.people.filter(({ pausedSince }) => pausedSince !== null);
  if (paused.length === 0) return null;
  if (conversation.kind === 'pair')
    return <Notice>{t('restriction.byPerson', { date: date(paused[0]?.pausedSince ?? 0) })}</Notice>;
  return (
    <Notice>
      {t('restriction.inGroup', {
        names: paused.map(({ nickname }) => nickname).join(t('restriction.separator')),
      })}
    </Notice>
  );
}
