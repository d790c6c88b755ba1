// The numbers of one country: what to call in danger, who can be talked to, where each entry comes from.

import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { nameLanguages } from './country-names.ts';
import { isOld } from './data/countries.ts';
import type { Compared, HelpCountry, HelpService } from './data/types.ts';
import styles from './HelpSheet.module.css';
import { NumberLine } from './NumberLine.tsx';

/** Directories that list lines of nearly every country; shown as text. */
const directories = ['findahelpline.com', 'befrienders.org'] as const;

function Source(entry: Compared) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { source, checked } = entry;
  const day = (iso: string) => date(Date.parse(`${iso}T12:00:00Z`));
  const { published } = source;
  const parts = { source: source.title, date: day(checked) };
  return (
    <p className={cx(styles.source)}>
      {published === undefined ? (
        <Phrase of="help.compared" parts={parts} />
      ) : (
        <Phrase
          of="help.comparedDated"
          parts={{ ...parts, published: published.length === 4 ? published : day(published) }}
        />
      )}
      {isOld(entry, Date.now()) && <strong className={cx(styles.old)}> {t('help.locally.old')}</strong>}
    </p>
  );
}

function Hours({ hours }: Pick<HelpService, 'hours'>) {
  const { t } = useTranslation();
  if (hours === null) return t('help.hours.unknown');
  if (hours === 'always') return t('help.hours.always');
  const time = (at: string) => (
    <bdi dir="ltr" key={at}>
      {at}
    </bdi>
  );
  return <Phrase of="help.hours.daily" parts={{ from: time(hours.from), to: time(hours.to) }} />;
}

/** The name that the person is likelier to read comes first, the other one below it. */
function Names({ service }: { readonly service: HelpService }) {
  const language = useLanguage();
  const { name, ownName, languages } = service;
  const [own] = languages;
  const english = <bdi lang="en">{name}</bdi>;
  if (ownName === undefined) return <h4>{english}</h4>;
  const asItself = <bdi lang={own}>{ownName}</bdi>;
  const isOwnFirst = own === language;
  return (
    <>
      <h4>{isOwnFirst ? asItself : english}</h4>
      <p className={cx(styles.ownName)}>{isOwnFirst ? english : asItself}</p>
    </>
  );
}

function Service({ service }: { readonly service: HelpService }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ways, hours, languages, about } = service;
  return (
    <li className={cx(styles.service)}>
      <Names service={service} />
      <dl>
        {ways.map(({ kind, to }) => (
          <NumberLine key={kind + to} label={t(`help.ways.${kind}`)} value={to} />
        ))}
      </dl>
      <p className={cx(styles.muted)}>
        {t(`help.about.${about}`)} {nameLanguages(language, languages)}. <Hours hours={hours} />
      </p>
      <Source {...service} />
    </li>
  );
}

function Directories() {
  return (
    <Phrase
      of="help.locally.services"
      parts={Object.fromEntries(
        directories.map((host, at) => [
          `host${at + 1}`,
          <bdi key={host} dir="ltr" translate="no" className={cx(styles.host)}>
            {host}
          </bdi>,
        ]),
      )}
    />
  );
}

/** `found` is null for a country that is not in the list. Nothing in it opens or dials. */
export function CountryHelp({ found }: { readonly found: HelpCountry | null }) {
  const { t } = useTranslation();
  const emergency = found?.emergency ?? null;
  const services = found?.services ?? [];
  return (
    <>
      <section className={cx(styles.block)} aria-labelledby="help-emergency">
        <h3 id="help-emergency">{t('help.emergency.title')}</h3>
        {emergency === null ? (
          <p>{t('help.locally.emergency')}</p>
        ) : (
          <>
            <dl>
              {emergency.numbers.map(({ kind, number }) => (
                <NumberLine
                  key={kind}
                  size="large"
                  label={t(`help.emergency.kinds.${kind}`)}
                  value={number}
                />
              ))}
            </dl>
            <Source {...emergency} />
          </>
        )}
      </section>
      <section className={cx(styles.block)} aria-labelledby="help-lines">
        <h3 id="help-lines">{t('help.lines')}</h3>
        {services.length > 0 && (
          <ul className={cx(styles.services)}>
            {services.map((service) => (
              <Service key={service.name} service={service} />
            ))}
          </ul>
        )}
        {services.length === 0 && (
          <p>
            <Directories />
          </p>
        )}
      </section>
    </>
  );
}
