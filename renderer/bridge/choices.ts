// What the person decides about the use of their data; each decision answers with its receipt.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RestrictionScope } from '../../contract/domain/purpose-texts.ts';
import type { Decision, PurposeId } from '../../contract/domain/purposes.ts';
import { useLanguage } from '../i18n/locale.ts';
import { bridge, unwrap } from './bridge.ts';
import { conversationsQuery } from './queries.ts';
import { receiptsQuery } from './receipts.ts';

/** Every purpose with its history, and what is restricted; kept up to date by its event. */
export const choicesQuery = queryOptions({
  queryKey: ['choices'],
  queryFn: () => unwrap(bridge.choices.view({})),
});

function useChoice<Asked, Answer>(choose: (asked: Asked) => Promise<Answer>) {
  const client = useQueryClient();
  const shown = [choicesQuery, receiptsQuery, conversationsQuery];
  return useMutation({
    mutationFn: choose,
    onSettled: () => Promise.all(shown.map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
}

export function useDecide() {
  const language = useLanguage();
  return useChoice((asked: { readonly purpose: PurposeId; readonly decision: Decision }) =>
    unwrap(bridge.choices.decide({ ...asked, language })),
  );
}

export function useRestrict() {
  const language = useLanguage();
  return useChoice((scope: RestrictionScope) => unwrap(bridge.choices.restrict({ scope, language })));
}

export function useLift() {
  const language = useLanguage();
  return useChoice((_asked: undefined) => unwrap(bridge.choices.lift({ language })));
}
