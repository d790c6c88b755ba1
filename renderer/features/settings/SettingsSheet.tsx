// Settings: one sheet of parts; only what needs no profile before there is one.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SettingsTab, settingsTabs, useShell } from '../../app/shell-context.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { BackupTab } from '../backup/BackupTab.tsx';
import { DeviceTab } from '../device/DeviceTab.tsx';
import { DevicesTab } from '../devices/DevicesTab.tsx';
import { LockTab } from '../lock/LockTab.tsx';
import { LogTab } from '../log/LogTab.tsx';
import { GeneralTab } from './GeneralTab.tsx';
import { PracticeTab } from './PracticeTab.tsx';

const contents: Readonly<Record<SettingsTab, ReactNode>> = {
  general: <GeneralTab />,
  practice: <PracticeTab />,
  lock: <LockTab />,
  device: <DeviceTab />,
  devices: <DevicesTab />,
  backup: <BackupTab />,
  log: <LogTab />,
};

/** Before there is a profile only its own look can be chosen. */
function Parts() {
  const { t } = useTranslation();
  const shell = useShell();
  const { data } = useQuery(profileQuery);
  if (data?.state !== 'open') return <GeneralTab />;
  const { role } = data.me;
  const offered = settingsTabs.filter((id) => id !== 'practice' || role === 'therapist');
  return (
    <Tabs
      label={t('settings.title')}
      tabs={offered.map((id) => ({ id, label: t(`settings.tabs.${id}`), content: contents[id] }))}
      value={shell.settingsTab}
      onChange={shell.showSettings}
    />
  );
}

interface SettingsSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A choice is in force at once; where a passcode proves who asks, a button says so. */
export function SettingsSheet({ isOpen, onClose }: SettingsSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('settings.title')} size="broad" isOpen={isOpen} onClose={onClose}>
      <Parts />
    </Sheet>
  );
}
