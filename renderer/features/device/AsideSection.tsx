// Settings → This device → what could not be opened and was kept when another profile took its place.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { deviceQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';

/** Nothing where nothing was kept. Says that what is deleted now stays in it. */
export function AsideSection({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { bytes } = useFormats();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => unwrap(bridge.device.removeAside({})),
    onSuccess: (changed) => client.setQueryData(deviceQuery.queryKey, changed),
  });
  if (device.asideBytes === 0) return null;
  return (
    <Section title={t('device.aside.title')}>
      <p>{t('device.aside.sentence', { bytes: bytes(device.asideBytes) })}</p>
      <div className={cx(styles.actions)}>
        <Button look="clay" onPress={() => setAsking(true)}>
          {t('device.aside.remove')}
        </Button>
      </div>
      {remove.error !== null && <Notice kind="problem">{errorText(toAppError(remove.error))}</Notice>}
      <ConfirmDialog
        title={t('device.aside.remove')}
        confirm={t('device.aside.remove')}
        isOpen={isAsking}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {t('device.aside.means')}
      </ConfirmDialog>
    </Section>
  );
}
