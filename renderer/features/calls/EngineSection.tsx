// How this practice holds its sessions, where there is a choice.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callSettingsQuery, useSetCallEngine } from '../../bridge/calls.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Section } from '../settings/Section.tsx';

/** Nothing stands here where the service has no Zoom. */
export function EngineSection() {
  const { t } = useTranslation();
  const { data } = useQuery(callSettingsQuery);
  const { mutate } = useSetCallEngine();
  if (data?.zoomOffered !== true) return null;
  return (
    <Section title={t('calls.engine.title')}>
      <RadioCards
        label={t('calls.engine.title')}
        layout="column"
        value={data.engine}
        onChange={(engine) => mutate(engine)}
        choices={(['webrtc', 'zoom'] as const).map((id) => ({
          id,
          label: t(`calls.engine.${id}`),
          hint: t(`calls.engine.${id}Hint`),
        }))}
      />
    </Section>
  );
}
