// Who is left out because their keys do not fit: by name, and what that means.

import { useTranslation } from 'react-i18next';
import type { CallPerson } from '../../../contract/bridge/call-view.ts';
import { Notice } from '../../components/Notice.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import type { RemotePerson } from '../engine/call-engine.ts';
import styles from './Room.module.css';

interface LeftOutProps {
  readonly remote: readonly RemotePerson[];
  readonly people: readonly CallPerson[];
}

export const isLeftOut = ({ state }: RemotePerson): boolean => state === 'leftOut';

/** A line for each. */
export function LeftOut({ remote, people }: LeftOutProps) {
  const { t } = useTranslation();
  const out = remote.filter(isLeftOut);
  if (out.length === 0) return null;
  return (
    <div className={cx(styles.problems)}>
      {out.map(({ device }) => {
        const name = people.find((one) => one.device === device)?.name ?? '?';
        return (
          <Notice key={device} kind="problem">
            {t('call.leftOut', { name: isolate(name) })}
          </Notice>
        );
      })}
    </div>
  );
}
