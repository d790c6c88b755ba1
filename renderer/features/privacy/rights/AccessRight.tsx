// "See everything": leads to the live count, and saves it as a finished report with a receipt.

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { useShell } from '../../../app/shell-context.ts';
import { saveAccessReport } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { accessText } from './access-text.ts';
import { RightRow } from './RightRow.tsx';

/** Counted anew for each report. */
export function AccessRight({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const { showPrivacy } = useShell();
  const save = useMutation({
    mutationFn: () => saveAccessReport((held) => accessText({ ...held, me, at: Date.now() }, { t, formats })),
  });
  return (
    <RightRow
      title={t('rights.access.title')}
      sentence={t('rights.access.sentence')}
      law={t('rights.access.law')}
      action={
        <>
          <Button onPress={() => showPrivacy('held')}>{t('rights.access.show')}</Button>
          <Button onPress={() => save.mutate()} isDisabled={save.isPending}>
            {t('rights.access.save')}
          </Button>
        </>
      }
    >
      {save.data === true && <Notice>{t('rights.access.saved')}</Notice>}
      {save.error !== null && <Notice kind="problem">{errorText(toAppError(save.error))}</Notice>}
    </RightRow>
  );
}
