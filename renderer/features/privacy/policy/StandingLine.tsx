// One sentence: where the person stands with the privacy policy, with its dates.

import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { useStandingWords } from './use-standing-words.ts';

export function StandingLine({ view }: { readonly view: PolicyView }) {
  const { t } = useTranslation();
  const words = useStandingWords(view);
  // The days stand with the version below.
  if (view.standing.kind === 'announced') return null;
  if (words !== null) return <p>{words}</p>;
  if (view.acknowledged === null) return null;
  return <p>{t('policy.settled', { version: view.acknowledged })}</p>;
}
