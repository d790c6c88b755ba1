// Copies a text and says so.

import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { ForReaders } from './ForReaders.tsx';
import { useCopied } from './use-copied.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
}

/** Says "Copied" for a moment, also to a screen reader. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopied(text);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button onPress={copy}>
        <Icon size={16} strokeWidth={1.7} aria-hidden />
        {isCopied ? t('common.copied') : children}
      </Button>
      <ForReaders isLive>{isCopied ? t('common.copied') : ''}</ForReaders>
    </>
  );
}
