// A finger in place of the passcode, offered while the shell says that one would do.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import styles from './LockScreen.module.css';

/** Asked anew by each locked window: eight hours may have passed. */
const coverQuery = queryOptions({
  queryKey: ['cover'],
  queryFn: () => unwrap(bridge.lock.cover({})),
  staleTime: 0,
  gcTime: 0,
  retry: false,
});

/** Nothing where no finger would do; the passcode always does. */
export function TouchButton() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { data } = useQuery(coverQuery);
  const touch = useMutation({
    mutationFn: () => unwrap(bridge.lock.touch({})),
    onSuccess: (status) => client.setQueryData(profileQuery.queryKey, status),
    onError: () => client.invalidateQueries({ queryKey: coverQuery.queryKey }),
  });
  return (
    <>
      {data?.touch === true && (
        <Button className={styles.start} onPress={() => touch.mutate()} isDisabled={touch.isPending}>
          <Fingerprint size={18} strokeWidth={1.6} aria-hidden />
          {t('lock.touch')}
        </Button>
      )}
      {touch.error !== null && <Notice kind="problem">{errorText(toAppError(touch.error))}</Notice>}
    </>
  );
}
