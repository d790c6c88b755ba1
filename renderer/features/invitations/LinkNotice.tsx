// Says what happens to an invitation link that was opened while this profile already belongs to somebody.

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { forgetOpenedLink, useOpenedLink } from '../../bridge/opened-link.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Notice } from '../../components/Notice.tsx';

/** The link is not used for anything. */
export function LinkNotice() {
  const { t } = useTranslation();
  if (useOpenedLink() === null) return null;
  return (
    <Notice action={<IconButton icon={X} label={t('common.close')} onPress={forgetOpenedLink} />}>
      {t('invitations.linkIgnored')}
    </Notice>
  );
}
