// The gallery's page: a bar that changes language, theme and contrast, and every section under it.

import type { i18n as I18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { SegmentedControl } from '../components/SegmentedControl.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { localeOf } from '../i18n/locale.ts';
import { cx } from '../styles/cx.ts';
import { Choosing } from './Choosing.tsx';
import styles from './Gallery.module.css';
import { Ground } from './Ground.tsx';
import type { Look } from './look.ts';
import { Picturing } from './Picturing.tsx';
import { Pressing } from './Pressing.tsx';
import { samplesOf } from './samples.ts';
import { Telling } from './Telling.tsx';
import { Writing } from './Writing.tsx';

interface BarProps {
  readonly look: Look;
  readonly onChange: (look: Look) => void;
}

function choose<Id extends string>(...ids: readonly Id[]) {
  return ids.map((id) => ({ id, label: id }));
}

function Bar({ look, onChange }: BarProps) {
  return (
    <header className={cx(styles.bar)} lang="en">
      <h1>Gallery</h1>
      <SegmentedControl
        label="Language"
        choices={choose('en', 'ar')}
        value={look.language}
        onChange={(language) => onChange({ ...look, language })}
      />
      <SegmentedControl
        label="Theme"
        choices={choose('light', 'dark')}
        value={look.theme}
        onChange={(theme) => onChange({ ...look, theme })}
      />
      <SegmentedControl
        label="Contrast"
        choices={choose('usual', 'more')}
        value={look.contrast}
        onChange={(contrast) => onChange({ ...look, contrast })}
      />
    </header>
  );
}

interface GalleryProps {
  readonly start: Look;
  readonly i18n: I18n;
  readonly onLook: (look: Look) => void;
}

/** Tells `onLook` of every change, before the language of the texts follows. */
export function Gallery({ start, i18n, onLook }: GalleryProps) {
  const [look, setLook] = useState(start);
  useEffect(() => {
    onLook(look);
    void i18n.changeLanguage(look.language);
  }, [look, i18n, onLook]);
  const say = samplesOf(look.language);
  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={localeOf(look.language)}>
        <main className={cx(styles.page)} key={look.language}>
          <Bar look={look} onChange={setLook} />
          <Ground say={say} />
          <Pressing say={say} />
          <Writing say={say} />
          <Choosing say={say} />
          <Telling say={say} />
          <Picturing say={say} />
        </main>
        <Toasts />
      </I18nProvider>
    </I18nextProvider>
  );
}
