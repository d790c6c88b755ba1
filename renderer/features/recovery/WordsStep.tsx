// The key in one of its three forms, and taking it to paper.

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewKit } from '../../../contract/bridge/views.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { KitCard, KitGroups, KitWords } from './KitForms.tsx';
import { KitPage } from './KitPage.tsx';
import styles from './Recovery.module.css';

const forms = ['words', 'groups', 'card'] as const;
type Form = (typeof forms)[number];

function KeyAs({ form, kit }: { readonly form: Form; readonly kit: NewKit }) {
  const { t } = useTranslation();
  switch (form) {
    case 'words':
      return <KitWords words={kit.words} />;
    case 'groups':
      return <KitGroups groups={kit.groups} />;
    case 'card':
      return (
        <>
          <KitCard card={kit.card} />
          <p className={cx(styles.muted)}>{t('recovery.steps.words.cardHint')}</p>
        </>
      );
  }
}

/** Nothing here puts the key on the clipboard. */
export function WordsStep({ kit }: { readonly kit: NewKit }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [form, setForm] = useState<Form>('words');
  const [isWarned, setWarned] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const run = async (work: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const print = () =>
    run(async () => {
      await unwrap(bridge.window.print({}));
    });
  const savePdf = () =>
    run(async () => {
      setWarned(false);
      const { saved } = await unwrap(bridge.recovery.savePdf({}));
      setSaved(saved);
    });

  return (
    <div className={cx(styles.words)}>
      <p>{t('recovery.steps.words.sentence')}</p>
      <SegmentedControl
        label={t('recovery.steps.words.form')}
        choices={forms.map((id) => ({ id, label: t(`recovery.steps.words.forms.${id}`) }))}
        value={form}
        onChange={setForm}
        className={styles.start}
      />
      <div className={cx(styles.key)}>
        <KeyAs form={form} kit={kit} />
      </div>
      <p className={cx(styles.keep)}>{t('recovery.steps.words.keep')}</p>
      <div className={cx(styles.ways)}>
        <Button onPress={() => void print()}>
          <Printer size={17} strokeWidth={1.6} aria-hidden />
          {t('recovery.steps.words.print')}
        </Button>
        <Button look="quiet" onPress={() => setWarned(true)}>
          {t('recovery.steps.words.pdf')}
        </Button>
      </div>
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      <div role="status">{isSaved && <Notice>{t('recovery.steps.pdf.saved')}</Notice>}</div>
      <ConfirmDialog
        title={t('recovery.steps.pdf.title')}
        confirm={t('recovery.steps.pdf.yes')}
        look="primary"
        isOpen={isWarned}
        onConfirm={() => void savePdf()}
        onClose={() => setWarned(false)}
      >
        <p>{t('recovery.steps.pdf.sentence')}</p>
      </ConfirmDialog>
      <KitPage kit={kit} />
    </div>
  );
}
