// In the composer's place while the person is blocked.

import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../contract/bridge/views.ts';
import { useBlock } from '../../bridge/people.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';

export function BlockedBar({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const block = useBlock();
  return (
    <Notice
      action={
        <Button
          look="quiet"
          isDisabled={block.isPending}
          onPress={() => block.mutate({ account: person.account, blocked: false })}
        >
          {t('abuse.block.unblock')}
        </Button>
      }
    >
      <Phrase of="abuse.block.blocked" parts={{ name: person.nickname }} />
    </Notice>
  );
}
