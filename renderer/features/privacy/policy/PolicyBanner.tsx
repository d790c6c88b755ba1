// One quiet line across the window while something about the privacy policy is open.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { useShell } from '../../../app/shell-context.ts';
import { policyQuery } from '../../../bridge/policy.ts';
import { Banner } from '../../../components/Banner.tsx';
import { useStandingWords } from './use-standing-words.ts';

function Line({ view }: { readonly view: PolicyView }) {
  const { t } = useTranslation();
  const { showPrivacy } = useShell();
  const words = useStandingWords(view);
  if (words === null) return null;
  const { kind } = view.standing;
  const label = t(kind === 'announced' || kind === 'due' ? 'policy.look' : 'policy.changeMind');
  return <Banner action={{ label, onPress: () => showPrivacy('policy') }}>{words}</Banner>;
}

export function PolicyBanner() {
  const { data: view } = useQuery(policyQuery);
  return view === undefined ? null : <Line view={view} />;
}
