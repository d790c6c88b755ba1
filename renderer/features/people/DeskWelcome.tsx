// What stands where a conversation would, while none is chosen.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { Invitation, TwoChairs } from '../../components/drawings.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';

interface DeskWelcomeProps {
  readonly me: Me;
  readonly hasPeople: boolean;
}

/** A therapist without people is offered the first invitation; a client without a conversation was declined. */
export function DeskWelcome({ me, hasPeople }: DeskWelcomeProps) {
  const { t } = useTranslation();
  const { go } = useShell();
  return (
    <>
      <ScreenHeader>
        <h1 hidden>{t('app.name')}</h1>
        <bdi>{me.practiceName}</bdi>
      </ScreenHeader>
      {me.role === 'client' && (
        <EmptyState drawing={<TwoChairs />} title={t('people.none.clientTitle')}>
          {t('people.none.client')}
        </EmptyState>
      )}
      {me.role === 'therapist' && hasPeople && (
        <EmptyState drawing={<TwoChairs />} title={t('people.none.chooseTitle')}>
          {t('people.none.choose')}
        </EmptyState>
      )}
      {me.role === 'therapist' && !hasPeople && (
        <EmptyState
          drawing={<Invitation />}
          title={t('people.none.firstTitle')}
          action={
            <Button look="primary" onPress={() => go('invitations')}>
              {t('people.none.firstAction')}
            </Button>
          }
        >
          {t('people.none.first')}
        </EmptyState>
      )}
    </>
  );
}
