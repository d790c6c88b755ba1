// One person of the call: their picture or their initial, their name, and what has to be known about them.

import { MicOff, MonitorUp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { ForReaders } from '../../components/ForReaders.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import type { CallEngine, RemotePerson } from '../engine/call-engine.ts';
import { Shown } from './Shown.tsx';
import styles from './Tile.module.css';

interface TileProps {
  readonly engine: CallEngine;
  readonly name: string;
  readonly person: RemotePerson;
  readonly what?: 'picture' | 'screen';
}

/** What stands over the picture while it cannot be shown; null: it can. */
function coverOf({ state }: RemotePerson): Exclude<RemotePerson['state'], 'connected'> | null {
  return state === 'connected' ? null : state;
}

/** Says its state in words: nothing is told by colour alone. */
export function Tile({ engine, name, person, what = 'picture' }: TileProps) {
  const { t } = useTranslation();
  const cover = coverOf(person);
  const isScreen = what === 'screen';
  const isShown = (isScreen || person.hasPicture) && cover === null;
  const label = isScreen ? t('call.tile.screen', { name: isolate(name) }) : name;
  return (
    <figure
      className={cx(styles.tile, person.isSpeaking && !isScreen && styles.speaking)}
      aria-label={label}
      data-state={person.state}
    >
      {isShown ? (
        <Shown engine={engine} whose={person.device} what={what} />
      ) : (
        <div className={cx(styles.noPicture)}>
          <Avatar nickname={name} size="large" />
          {cover === null && <span className={cx(styles.word)}>{t('call.tile.noPicture')}</span>}
        </div>
      )}
      {cover !== null && (
        <p role="status" className={cx(styles.cover)}>
          {(cover === 'undecryptable' || cover === 'leftOut') && (
            <TriangleAlert size={16} strokeWidth={1.8} aria-hidden />
          )}
          {t(`call.tile.${cover}`)}
        </p>
      )}
      <figcaption className={cx(styles.caption)}>
        {isScreen && <MonitorUp size={14} strokeWidth={1.8} aria-hidden />}
        <bdi>{label}</bdi>
        {!isScreen && !person.hasSound && cover === null && (
          <span className={cx(styles.mark)}>
            <MicOff size={14} strokeWidth={1.8} aria-hidden />
            {t('call.tile.muted')}
          </span>
        )}
        {person.isSpeaking && !isScreen && <ForReaders>{t('call.tile.speaking')}</ForReaders>}
      </figcaption>
    </figure>
  );
}
