// The header's way into a session: start, join, or back to it.

import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useOpenCall } from '../../bridge/calls.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { errorText } from '../../components/use-error-text.ts';
import { useSession } from './use-session.ts';

/** Opens the session's window; what stands against it. */
export function useStarting(conversation: string): () => void {
  const { t } = useTranslation();
  const { mutate } = useOpenCall();
  return () =>
    mutate(conversation, {
      onError: (thrown) => showToast({ text: errorText(t, toAppError(thrown)) }),
    });
}

/** Where there can be no session a press says why. */
export function SessionButton({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { live, whyNot } = useSession(conversation);
  const start = useStarting(conversation.id);
  if (whyNot === 'ended') return null;
  const isHere = live !== null && (live.phase === 'in' || live.phase === 'waiting');
  const label = live === null ? t('calls.start') : t(isHere ? 'calls.show' : 'calls.join');
  return (
    <IconButton
      icon={Video}
      label={label}
      look={live !== null && !isHere ? 'filled' : 'plain'}
      onPress={() => (whyNot === null ? start() : showToast({ text: t(`calls.why.${whyNot}`) }))}
    />
  );
}
