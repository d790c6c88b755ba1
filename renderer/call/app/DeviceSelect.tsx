// One of the cameras, microphones or speakers, or what the system uses.

import { useTranslation } from 'react-i18next';
import { Select } from '../../components/Select.tsx';
import type { DeviceChoice, DeviceKind } from './use-devices.ts';

interface DeviceSelectProps {
  readonly kind: DeviceKind;
  readonly devices: readonly DeviceChoice[];
  /** Null: what the system uses. One that is not there any more is shown as that. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

const system = 'system';

/** Names come from the system and are shown as they are. */
export function DeviceSelect({ kind, devices, value, onChange }: DeviceSelectProps) {
  const { t } = useTranslation();
  const choices = [
    { id: system, label: t('call.devices.system') },
    ...devices.map(({ id, label }, at) => ({
      id,
      label: label === '' ? t('call.devices.unnamed', { number: at + 1 }) : label,
    })),
  ];
  const isThere = devices.some(({ id }) => id === value);
  return (
    <Select
      label={t(`call.devices.${kind}`)}
      choices={choices}
      value={value !== null && isThere ? value : system}
      onChange={(id) => onChange(id === system ? null : id)}
    />
  );
}
