// On "What we hold": the deletion of a moment ago, and looking whether it is gone.

import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { useLastDeletion } from './last-deletion.ts';

/** Nothing where nothing was deleted since the window opened. */
export function LastDeletion() {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { open } = useShell();
  const deletion = useLastDeletion();
  if (deletion === null) return null;
  return (
    <Notice
      action={
        <Button look="quiet" onPress={() => open('gone')}>
          {t('gone.check')}
        </Button>
      }
    >
      {t('gone.last', { time: time(deletion.at) })}
    </Notice>
  );
}
