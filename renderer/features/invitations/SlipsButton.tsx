// Printing slips to hand out: in which language, how many, and the system's print dialog.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';
import { Slip, type SlipFacts } from './Slip.tsx';
import { SlipPages } from './SlipPages.tsx';

const languages = ['en', 'ar'] as const;

/** The slips carry no private label: it never leaves the therapist. */
function factsOf(invitations: readonly InvitationView[]): readonly SlipFacts[] {
  return invitations.flatMap(({ id, code, link, expiresAt }) =>
    code === null || link === null ? [] : [{ id, code, link, expiresAt }],
  );
}

/** One sheet of paper holds two slips. */
export function SlipsButton({ invitations }: { readonly invitations: readonly InvitationView[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const own = useLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? own;
  const profile = useQuery(profileQuery);
  const print = useMutation({ mutationFn: () => unwrap(bridge.window.print({})) });
  const slips = factsOf(invitations);
  const [first] = slips;
  if (profile.data?.state !== 'open' || first === undefined) return null;
  const { me } = profile.data;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Printer size={17} strokeWidth={1.6} aria-hidden />
        {t('invitations.slips.name', { count: slips.length })}
      </Button>
      <Sheet
        title={t('invitations.slips.name', { count: slips.length })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            {/* Stays a button while the dialog stands: a disabled one would lose the focus, and Escape with it. */}
            <Button
              look="primary"
              onPress={() => {
                if (!print.isPending) print.mutate();
              }}
            >
              {t('invitations.slips.print')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('common.close')}</Button>
          </>
        }
      >
        <div className={cx(styles.slips)}>
          <p>{t('invitations.slips.sentence')}</p>
          <SegmentedControl
            label={t('invitations.slips.language')}
            choices={languages.map((id) => ({ id, label: t(`appearance.languageNames.${id}`) }))}
            value={language}
            onChange={setChosen}
            className={styles.start}
          />
          {print.error !== null && <Notice kind="problem">{errorText(toAppError(print.error))}</Notice>}
          <div className={cx(styles.preview)} aria-hidden>
            <Slip slip={first} me={me} language={language} />
          </div>
        </div>
      </Sheet>
      {isOpen && <SlipPages slips={slips} me={me} language={language} />}
    </>
  );
}
