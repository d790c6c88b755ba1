// Settings → This device → who keeps the key, what binds it to this machine, how old it is, what a try costs.

import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../contract/bridge/views.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Section } from '../settings/Section.tsx';
import { Fact, Facts } from './Facts.tsx';

/** Each in words that say what it means. */
export function KeysSection({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation();
  const { date, number } = useFormats();
  const { backend, machineBinding, passcodeCost } = device;
  return (
    <Section title={t('device.keys.title')}>
      <Facts>
        <Fact name={t('device.keys.backend')}>{t(`device.keys.backends.${backend}`)}</Fact>
        <Fact name={t('device.keys.binding')}>{t(`device.keys.bindings.${machineBinding}`)}</Fact>
        <Fact name={t('device.keys.age')}>{date(device.keysChangedAt ?? device.createdAt)}</Fact>
        <Fact name={t('device.keys.cost')}>
          {passcodeCost === null
            ? t('device.keys.noPasscode')
            : t('device.keys.costValue', {
                memory: number(passcodeCost.memoryMiB),
                count: passcodeCost.passes,
              })}
        </Fact>
      </Facts>
    </Section>
  );
}
