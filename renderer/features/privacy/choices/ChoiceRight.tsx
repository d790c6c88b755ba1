// Your rights → Object, Withdraw: both lead to the choices, where each is one press.

import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { Button } from '../../../components/Button.tsx';
import { RightRow } from '../rights/RightRow.tsx';

const laws = { object: 'GDPR 21', withdraw: 'GDPR 7(3)' } as const;

/** A row of the rights. */
export function ChoiceRight({ right }: { readonly right: keyof typeof laws }) {
  const { t } = useTranslation();
  const { showPrivacy } = useShell();
  return (
    <RightRow
      title={t(`choices.rights.${right}.title`)}
      sentence={t(`choices.rights.${right}.sentence`)}
      law={laws[right]}
      action={<Button onPress={() => showPrivacy('choices')}>{t(`choices.rights.${right}.show`)}</Button>}
    />
  );
}
