// Staying anonymous as a sheet: before there is a profile, over the step that asks for a nickname.

import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../components/Sheet.tsx';
import { AnonymousPart } from './AnonymousPart.tsx';

interface AnonymousSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AnonymousSheet({ isOpen, onClose }: AnonymousSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('anonymous.title')} size="wide" isOpen={isOpen} onClose={onClose}>
      <AnonymousPart />
    </Sheet>
  );
}
