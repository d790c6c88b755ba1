// Contact us as a sheet: where there is no privacy centre to go to.

import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../components/Sheet.tsx';
import { ContactPart } from './ContactPart.tsx';

interface ContactSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ContactSheet({ isOpen, onClose }: ContactSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('contact.title')} isOpen={isOpen} onClose={onClose} isDismissable={false}>
      <ContactPart />
    </Sheet>
  );
}
