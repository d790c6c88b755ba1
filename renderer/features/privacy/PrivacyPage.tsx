// The privacy centre: its parts as tabs, one folder each.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { PlacePage } from '../../app/PlacePage.tsx';
import { type PrivacyPart, privacyParts, useShell } from '../../app/shell-context.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { cx } from '../../styles/cx.ts';
import { AnonymousPart } from './anonymous/AnonymousPart.tsx';
import { ChoicesPart } from './choices/ChoicesPart.tsx';
import { ContactPart } from './contact/ContactPart.tsx';
import { HeldPart } from './held/HeldPart.tsx';
import styles from './Privacy.module.css';
import { PolicyPart } from './policy/PolicyPart.tsx';
import { ProofPart } from './proof/ProofPart.tsx';
import { RightsPart } from './rights/RightsPart.tsx';
import { TaskCount } from './rights/TaskCount.tsx';
import { StoragePart } from './storage/StoragePart.tsx';

const contents: Readonly<Record<PrivacyPart, (me: Me) => ReactNode>> = {
  held: (me) => <HeldPart me={me} />,
  rights: (me) => <RightsPart me={me} />,
  choices: (me) => <ChoicesPart me={me} />,
  storage: () => <StoragePart />,
  policy: () => <PolicyPart />,
  anonymous: () => <AnonymousPart />,
  proof: () => <ProofPart />,
  contact: () => <ContactPart />,
};

/** A part is read anew each time it is shown. */
export function PrivacyPage({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { privacyPart, showPrivacy } = useShell();
  return (
    <PlacePage title={t('rail.privacy')} isFocusable>
      <div className={cx(styles.parts)}>
        <Tabs
          label={t('rail.privacy')}
          tabs={privacyParts.map((id) => ({
            id,
            label: (
              <>
                {t(`privacy.parts.${id}`)} {id === 'rights' && <TaskCount />}
              </>
            ),
            content: <div className={cx(styles.column)}>{contents[id](me)}</div>,
          }))}
          value={privacyPart}
          onChange={showPrivacy}
        />
      </div>
    </PlacePage>
  );
}
