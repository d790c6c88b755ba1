// Says politely who has come and who has left.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallPerson } from '../../../contract/bridge/call-view.ts';
import { isolate } from '../../i18n/isolate.ts';

/** A sentence for readers, new at each coming and going; empty at first. */
export function useComings(people: readonly CallPerson[]): string {
  const { t } = useTranslation();
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const here = new Map(
      people.filter(({ state }) => state === 'in').map(({ account, name }) => [account, name]),
    );
    const known = before.current;
    before.current = here;
    if (known === null) return;
    const came = [...here].find(([account]) => !known.has(account));
    const left = [...known].find(([account]) => !here.has(account));
    if (came !== undefined) setSaid(t('call.joined', { name: isolate(came[1]) }));
    else if (left !== undefined) setSaid(t('call.left', { name: isolate(left[1]) }));
  }, [people, t]);
  return said;
}
