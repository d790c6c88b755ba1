// One grey line when the service is not reached or the engine was away; nothing otherwise, and never a dialog.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../contract/bridge/views.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { useEngineState } from '../../bridge/engine-state.ts';
import { useNow } from '../../bridge/now.ts';
import { connectionQuery } from '../../bridge/queries.ts';
import { Banner } from '../../components/Banner.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';

/** "No network" needs no further reason. */
const plainCodes: ReadonlySet<string> = new Set(['network.offline', 'auth.expired', 'network.timeout']);

function OfflineWords({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { time, short } = useFormats();
  const errorText = useErrorText();
  const now = useNow();
  const { since, waiting, error } = connection;
  const isToday = new Date(since).toDateString() === new Date(now).toDateString();
  const start = isToday ? time(since) : short(since, now);
  return (
    <>
      {t('connection.offline', { time: start })}{' '}
      {waiting > 0 && `${t('connection.waiting', { count: waiting })} `}
      {error !== null && !plainCodes.has(error.code) && errorText(error)}
    </>
  );
}

/** `connecting` is not worth a line unless messages wait: it is over in a moment or becomes offline. */
export function ConnectionLine() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const engine = useEngineState();
  const { data: connection } = useQuery(connectionQuery);
  const retry = useMutation({
    mutationFn: () => unwrap(bridge.connection.retry({})),
    onSuccess: (now) => client.setQueryData(connectionQuery.queryKey, now),
  });
  // That an account is paused has a line of its own, which says more.
  const isOffline = connection?.state === 'offline' && connection.error?.code !== 'account.paused';
  const isTrying = connection?.state === 'connecting' && (retry.isSuccess || connection.waiting > 0);
  return (
    <div role="status">
      {engine !== 'running' && <Banner>{t(`connection.engine.${engine}`)}</Banner>}
      {isOffline && (
        <Banner action={{ label: t('common.tryAgain'), onPress: () => retry.mutate() }}>
          <OfflineWords connection={connection} />
        </Banner>
      )}
      {isTrying && <Banner>{t('connection.connecting')}</Banner>}
    </div>
  );
}
