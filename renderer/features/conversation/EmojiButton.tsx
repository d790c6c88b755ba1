// Opens the emoji beside the composer.

import { Smile } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EmojiPicker } from '../../components/EmojiPicker.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Popover } from '../../components/Popover.tsx';

/** Closes after one; nothing of the choice is remembered. */
export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon={Smile} label={t('conversation.composer.emoji')} placement="top" />
      <Popover placement="top end">
        <Dialog aria-label={t('components.emoji.name')}>
          <EmojiPicker
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
