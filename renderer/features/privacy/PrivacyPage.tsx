// "What we hold": everything that is stored, where, why, on whose word and until when, with direct counts.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { holdingsQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { LastDeletion } from '../gone/LastDeletion.tsx';
import { HoldingsTable } from './HoldingsTable.tsx';
import { HonestWording } from './HonestWording.tsx';
import styles from './Privacy.module.css';
import { StorageTable } from './StorageTable.tsx';

function Counts() {
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
  const { holdings, storage, serviceError } = held.data;
  return (
    <>
      {serviceError !== null && (
        <Notice {...(serviceError.retryable ? { action: again } : {})}>
          {t('privacy.serviceAway')} {errorText(serviceError)}
        </Notice>
      )}
      <HoldingsTable holdings={holdings} />
      <StorageTable storage={storage} />
    </>
  );
}

/** Counted anew each time the page is opened. */
export function PrivacyPage({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <>
      <ScreenHeader>
        <h1 className={cx(styles.title)}>{t('privacy.title')}</h1>
      </ScreenHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, and arrow keys must scroll it */}
      <main className={cx(styles.page)} tabIndex={0}>
        <div className={cx(styles.column)}>
          <p className={cx(styles.intro)}>{t(`privacy.intro.${me.role}`)}</p>
          <LastDeletion />
          <Counts />
          <HonestWording />
        </div>
      </main>
    </>
  );
}
