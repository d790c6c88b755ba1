// What others are told of reading and typing: off at first, and both ways.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tellingQuery, useSetTelling } from '../../bridge/kinds.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Switch } from '../../components/Switch.tsx';
import { Section } from './Section.tsx';

function Telling() {
  const { t } = useTranslation();
  const { data: telling } = useQuery(tellingQuery);
  const { mutate } = useSetTelling();
  if (telling === undefined) return null;
  return (
    <Section title={t('kinds.telling.title')}>
      <Switch
        isSelected={telling.read}
        onChange={(read) => mutate({ read })}
        hint={t('kinds.telling.readHint')}
      >
        {t('kinds.telling.read')}
      </Switch>
      <Switch
        isSelected={telling.typing}
        onChange={(typing) => mutate({ typing })}
        hint={t('kinds.telling.typingHint')}
      >
        {t('kinds.telling.typing')}
      </Switch>
    </Section>
  );
}

/** Nothing before there is a profile: it belongs to the person, not to the computer. */
export function TellingSection() {
  const { data: profile } = useQuery(profileQuery);
  return profile?.state === 'open' ? <Telling /> : null;
}
