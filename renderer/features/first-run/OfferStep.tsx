// Client, third screen: whose invitation this is and whether a licence was checked, before anything is made.

import { BadgeCheck, CircleHelp, NotebookText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../contract/bridge/views.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats, useLanguage } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { PolicyLine } from '../privacy/policy/PolicyLine.tsx';
import styles from './FirstRun.module.css';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

function Licence({ licence }: Pick<OfferView, 'licence'>) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const language = useLanguage();
  if (licence === null) {
    return (
      <p className={cx(styles.licence)}>
        <CircleHelp size={18} strokeWidth={1.6} aria-hidden />
        <span>{t('firstRun.offer.notChecked')}</span>
      </p>
    );
  }
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(licence.country) ?? licence.country;
  return (
    <p className={cx(styles.licence)}>
      <BadgeCheck size={18} strokeWidth={1.6} aria-hidden />
      <span>
        <Phrase
          of="firstRun.offer.checked"
          parts={{ body: licence.licenceBody, country, date: date(licence.checkedAt) }}
        />
      </span>
    </p>
  );
}

interface OfferStepProps extends StepProps {
  readonly onJoin: () => void;
}

/** Until the button here is pressed nothing is written on this computer. */
export function OfferStep({ state, isBusy, back, onJoin }: OfferStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { offer } = state;
  if (offer === null) return null;
  return (
    <div className={cx(styles.form)}>
      <ScreenHeading title={<Phrase of="firstRun.offer.title" parts={{ name: offer.therapist }} />} />
      <section className={cx(styles.card)}>
        <div className={cx(styles.who)}>
          <Avatar nickname={offer.therapist} size="large" />
          <div>
            <p className={cx(styles.whoName)}>
              <bdi>{offer.therapist}</bdi>
            </p>
            <p className={cx(styles.muted)}>
              <bdi>{offer.practiceName}</bdi>
            </p>
          </div>
        </div>
        <Licence licence={offer.licence} />
        <p className={cx(styles.licence)}>
          <NotebookText size={18} strokeWidth={1.6} aria-hidden />
          <span>
            <Phrase of={`record.offer.${offer.record ?? 'unsaid'}`} parts={{ name: offer.practiceName }} />
          </span>
        </p>
      </section>
      <p className={cx(styles.muted)}>
        <Phrase of="firstRun.offer.next" parts={{ name: offer.therapist, nickname: state.nickname.trim() }} />
      </p>
      {state.error !== null && <Notice kind="problem">{errorText(state.error)}</Notice>}
      <PolicyLine />
      <StepActions next={t('firstRun.offer.join')} back={back} isBusy={isBusy} onNext={onJoin} />
    </div>
  );
}
