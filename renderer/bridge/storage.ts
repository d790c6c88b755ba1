// What may be stored on this computer, and what is: read from shell and engine, chosen with one call each.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChoosableItem, StorageAnswer, StorageChoice } from '../../contract/domain/storage-choice.ts';
import { bridge, unwrap } from './bridge.ts';

/** The shell's half; there before any profile is. */
export const shellStorageQuery = queryOptions({
  queryKey: ['storage', 'shell'],
  queryFn: () => unwrap(bridge.storage.get({})),
  staleTime: 0,
});

/** What lies on this computer, measured at the time of asking. */
export const storedQuery = queryOptions({
  queryKey: ['storage', 'stored'],
  queryFn: () => unwrap(bridge.storage.list({})),
  staleTime: 0,
  gcTime: 0,
});

/** Every query of storage. */
export const storageKey = ['storage'] as const;

const choose = async (item: ChoosableItem, choice: StorageChoice): Promise<void> => {
  if (item === 'desk') await unwrap(bridge.storage.chooseDesk({ choice }));
  else await unwrap(bridge.storage.choose({ item, choice }));
};

/** Answers the question that was put. */
export async function answerStorage(item: ChoosableItem, answer: StorageAnswer): Promise<void> {
  if (item === 'desk') await unwrap(bridge.storage.answerDesk({ answer }));
  else await unwrap(bridge.storage.answer({ item, answer }));
}

/** `choice` undefined: not known yet. What is chosen holds once it shows. */
export function useStorageChoice(item: ChoosableItem) {
  const client = useQueryClient();
  const { data: shell } = useQuery(shellStorageQuery);
  const { data: stored } = useQuery({ ...storedQuery, enabled: item === 'desk' });
  const saving = useMutation({
    mutationFn: (choice: StorageChoice) => choose(item, choice),
    onSettled: () => client.invalidateQueries({ queryKey: storageKey }),
  });
  return {
    choice: item === 'desk' ? stored?.desk : shell?.choices[item],
    choose: (choice: StorageChoice) => saving.mutate(choice),
    isBusy: saving.isPending,
    error: saving.error,
  };
}
