// The line across the sample practice that says what it is, and the way out.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Banner } from '../../components/Banner.tsx';
import { useIsSample } from './use-sample.ts';

/** Nothing in a profile of one's own. */
export function SampleBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const shell = useShell();
  const isSample = useIsSample();
  const leave = useMutation({
    mutationFn: () => unwrap(bridge.profile.leaveSample({})),
    onSuccess: (status) => {
      shell.go('talk');
      client.setQueryData(profileQuery.queryKey, status);
    },
    // An engine that died meanwhile has no sample any more.
    onError: () => client.invalidateQueries({ queryKey: profileQuery.queryKey }),
  });
  if (!isSample) return null;
  return (
    <Banner action={{ label: t('sample.leave'), onPress: () => leave.mutate() }}>{t('sample.notice')}</Banner>
  );
}
