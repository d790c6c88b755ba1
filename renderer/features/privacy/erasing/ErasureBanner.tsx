// Across the window while the account is to be erased, on every computer of its person: when, and keeping it with one click.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { erasureQuery, useKeepAccount } from '../../../bridge/erasure.ts';
import { Banner } from '../../../components/Banner.tsx';
import { useFormats } from '../../../i18n/locale.ts';
import { useIsSample } from '../../sample/use-sample.ts';

/** What only the service says leads to the words about it. */
export function ErasureBanner() {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { showPrivacy } = useShell();
  const isSample = useIsSample();
  const { data: erasure } = useQuery({ ...erasureQuery, enabled: !isSample });
  const keep = useKeepAccount();
  if (erasure === undefined || erasure.state === 'none') return null;
  const look = { label: t('erasing.look'), onPress: () => showPrivacy('rights') };
  if (erasure.state === 'gone')
    return <Banner action={look}>{t('erasing.bannerGone', { time: moment(erasure.erasedAt) })}</Banner>;
  if (!erasure.mine)
    return <Banner action={look}>{t('erasing.bannerOthers', { time: moment(erasure.dueAt) })}</Banner>;
  // Where it could not be said to the service: the part says why.
  const action = keep.error === null ? { label: t('erasing.keep'), onPress: () => keep.mutate() } : look;
  return <Banner action={action}>{t('erasing.banner', { time: moment(erasure.dueAt) })}</Banner>;
}
