// Privacy → Your rights: each right a row with a button that finishes the job.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { Rows } from '../../../components/Rows.tsx';
import { cx } from '../../../styles/cx.ts';
import { ChoiceRight } from '../choices/ChoiceRight.tsx';
import { RestrictRight } from '../choices/RestrictRight.tsx';
import { DeleteRight } from '../erasing/DeleteRight.tsx';
import { ExportRight } from '../export/ExportRight.tsx';
import { ImportRight } from '../export/ImportRight.tsx';
import styles from '../Privacy.module.css';
import { ReceiptList } from '../receipts/ReceiptList.tsx';
import { AccessRight } from './AccessRight.tsx';
import { AskRight } from './AskRight.tsx';
import { CorrectRight } from './CorrectRight.tsx';
import { Requests } from './Requests.tsx';

/**
 * The order of the rows: access, correct, delete, restrict, object, withdraw, export, ask the practice. Each is a component of its own
 * in the folder of what it does.
 */
export function RightsPart({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={cx(styles.section)}>
        <h2>{t('privacy.parts.rights')}</h2>
        <p className={cx(styles.intro)}>{t(`rights.intro.${me.role}`)}</p>
        <Rows aria-label={t('privacy.parts.rights')}>
          <AccessRight me={me} />
          <CorrectRight role={me.role} />
          <DeleteRight />
          <RestrictRight />
          <ChoiceRight right="object" />
          <ChoiceRight right="withdraw" />
          <ExportRight />
          <ImportRight />
          {me.role === 'client' && <AskRight />}
        </Rows>
      </section>
      <Requests role={me.role} />
      <ReceiptList />
    </>
  );
}
