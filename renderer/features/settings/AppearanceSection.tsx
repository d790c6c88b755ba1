// Theme, contrast, language, zoom.

import { useTranslation } from 'react-i18next';
import type { Appearance } from '../../../contract/bridge/settings.ts';
import { zoomSteps } from '../../../contract/domain/zoom.ts';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { Select } from '../../components/Select.tsx';
import { localeOf, useLanguage } from '../../i18n/locale.ts';
import { useAppearanceChoice } from '../appearance/use-appearance.ts';
import { Line, Section } from './Section.tsx';
import styles from './Settings.module.css';

const themes = ['system', 'light', 'dark'] as const;
const contrasts = ['system', 'more'] as const;
const languages = ['en', 'ar'] as const;

/** Shows at once in the whole window. */
export function AppearanceSection() {
  const { t } = useTranslation();
  const { appearance, choose } = useAppearanceChoice();
  const percent = new Intl.NumberFormat(localeOf(useLanguage()), { style: 'percent' });
  const set = (part: Partial<Appearance>): void => choose({ ...appearance, ...part });
  return (
    <Section title={t('settings.appearance.title')} stored={t('settings.appearance.stored')}>
      <Line words={t('settings.appearance.theme')}>
        <SegmentedControl
          label={t('settings.appearance.theme')}
          choices={themes.map((id) => ({ id, label: t(`settings.appearance.themes.${id}`) }))}
          value={appearance.theme}
          onChange={(theme) => set({ theme })}
        />
      </Line>
      <Line words={t('settings.appearance.contrast')}>
        <SegmentedControl
          label={t('settings.appearance.contrast')}
          choices={contrasts.map((id) => ({ id, label: t(`settings.appearance.contrasts.${id}`) }))}
          value={appearance.contrast}
          onChange={(contrast) => set({ contrast })}
        />
      </Line>
      <Line words={t('settings.appearance.language')}>
        <SegmentedControl
          label={t('settings.appearance.language')}
          choices={languages.map((id) => ({ id, label: t(`appearance.languageNames.${id}`) }))}
          value={appearance.language}
          onChange={(language) => set({ language })}
        />
      </Line>
      <Select
        label={t('settings.appearance.zoom')}
        className={styles.narrow}
        choices={zoomSteps.map((step) => ({ id: String(step), label: percent.format(step) }))}
        value={String(appearance.zoom)}
        onChange={(chosen) => set({ zoom: zoomSteps.find((step) => String(step) === chosen) ?? 1 })}
      />
    </Section>
  );
}
