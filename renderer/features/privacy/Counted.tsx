// What was just counted here and at O7, or why it could not be; the same numbers for every part that shows some.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhatWeHold } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { holdingsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';

interface CountedProps {
  readonly show: (counted: WhatWeHold) => ReactNode;
}

/** Counted anew each time a part is opened. */
export function Counted({ show }: CountedProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const held = useQuery({ ...holdingsQuery, staleTime: 0 });
  const again = (
    <Button look="quiet" onPress={() => void held.refetch()} isDisabled={held.isFetching}>
      {t('common.tryAgain')}
    </Button>
  );
  if (held.data === undefined) {
    if (held.error === null) return <p role="status">{t('privacy.counting')}</p>;
    return (
      <Notice kind="problem" action={again}>
        {errorText(toAppError(held.error))}
      </Notice>
    );
  }
  const { serviceError } = held.data;
  return (
    <>
      {serviceError !== null && (
        <Notice {...(serviceError.retryable ? { action: again } : {})}>
          {t('privacy.serviceAway')} {errorText(serviceError)}
        </Notice>
      )}
      {show(held.data)}
    </>
  );
}
