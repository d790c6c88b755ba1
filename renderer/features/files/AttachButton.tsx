// Chooses files by the system's dialog.

import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { addFiles } from './prepared.ts';

/** The files appear above the field once they are taken in. */
export function AttachButton({ conversation }: { readonly conversation: string }) {
  const { t } = useTranslation();
  return (
    <IconButton
      icon={Paperclip}
      placement="top"
      label={t('files.attach')}
      onPress={() => void addFiles(conversation, bridge.files.choose({}))}
    />
  );
}
