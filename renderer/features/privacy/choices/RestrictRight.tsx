// Your rights → Restrict: optional uses, or everything, until it is lifted.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  decidedTexts,
  type RestrictionScope,
  restrictionScopes,
} from '../../../../contract/domain/purpose-texts.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { choicesQuery, useLift, useRestrict } from '../../../bridge/choices.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RadioCards } from '../../../components/RadioCards.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats, useLanguage } from '../../../i18n/locale.ts';
import { ReceiptNotice } from '../receipts/ReceiptNotice.tsx';
import { RightRow } from '../rights/RightRow.tsx';

interface ScopeSheetProps {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (scope: RestrictionScope) => void;
  readonly onClose: () => void;
}

/** Nothing is chosen beforehand. */
function ScopeSheet({ isOpen, isBusy, onChoose, onClose }: ScopeSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [scope, setScope] = useState<RestrictionScope | null>(null);
  return (
    <Sheet
      title={t('restriction.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            isDisabled={scope === null || isBusy}
            onPress={() => scope !== null && onChoose(scope)}
          >
            {t('restriction.restrict')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <RadioCards
        label={t('restriction.which')}
        layout="column"
        value={scope}
        onChange={setScope}
        choices={restrictionScopes.map((id) => {
          const { [language]: shown } = decidedTexts[`restriction.${id}`];
          return { id, label: shown.title, hint: shown.text };
        })}
      />
    </Sheet>
  );
}

/** A row of the rights. */
export function RestrictRight() {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const errorText = useErrorText();
  const { data } = useQuery(choicesQuery);
  const restrict = useRestrict();
  const lift = useLift();
  const [isOpen, setOpen] = useState(false);
  const restriction = data?.restriction ?? null;
  // Of the two the one that was pressed last.
  const last = lift.submittedAt > restrict.submittedAt ? lift : restrict;
  return (
    <RightRow
      title={t('restriction.title')}
      sentence={
        restriction === null
          ? t('restriction.sentence')
          : t(`restriction.since.${restriction.scope}`, { time: moment(restriction.since) })
      }
      law="GDPR 18"
      action={
        restriction === null ? (
          <Button isDisabled={data === undefined} onPress={() => setOpen(true)}>
            {t('restriction.choose')}
          </Button>
        ) : (
          <Button isDisabled={lift.isPending} onPress={() => lift.mutate(undefined)}>
            {t('restriction.lift')}
          </Button>
        )
      }
    >
      {restriction?.isTold === false && <Notice>{t('restriction.notTold')}</Notice>}
      {last.error !== null && <Notice kind="problem">{errorText(toAppError(last.error))}</Notice>}
      {last.data !== undefined && <ReceiptNotice receipt={last.data.receipt} />}
      <ScopeSheet
        isOpen={isOpen}
        isBusy={restrict.isPending}
        onClose={() => setOpen(false)}
        onChoose={(scope) => {
          restrict.mutate(scope);
          setOpen(false);
        }}
      />
    </RightRow>
  );
}
