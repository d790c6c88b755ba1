// Help now: one press away on every screen. Opening it is written nowhere.

import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import { CountryChoice } from './CountryChoice.tsx';
import { CountryHelp } from './CountryHelp.tsx';
import { useChosenCountry } from './chosen-country.ts';
import { helpCountries } from './data/countries.ts';
import styles from './HelpSheet.module.css';

interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Numbers() {
  const chosen = useChosenCountry();
  return (
    <>
      <CountryChoice chosen={chosen} />
      {chosen !== null && (
        <CountryHelp found={helpCountries.find(({ country }) => country === chosen) ?? null} />
      )}
    </>
  );
}

/** Works before sign-up, offline and when the profile cannot be opened: it needs nothing but this page. */
export function HelpSheet({ isOpen, onClose }: HelpSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('help.name')} tone="clay" isOpen={isOpen} onClose={onClose}>
      <div className={cx(styles.help)}>
        <p className={cx(styles.first)}>
          <Phone size={22} strokeWidth={1.6} aria-hidden />
          <strong>{t('help.call')}</strong>
        </p>
        <p>{t('help.notEmergency')}</p>
        <Numbers />
        <section className={cx(styles.block)} aria-labelledby="help-meanwhile">
          <h3 id="help-meanwhile">{t('help.meanwhile')}</h3>
          <ul className={cx(styles.steps)}>
            <li>{t('help.near')}</li>
            <li>{t('help.notAlone')}</li>
            <li>{t('help.safePlace')}</li>
          </ul>
        </section>
        <p className={cx(styles.muted)}>{t('help.notLogged')}</p>
      </div>
    </Sheet>
  );
}
