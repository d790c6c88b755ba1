// Copies a text and says so.

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';
import { ForReaders } from './ForReaders.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
}

const saidForMs = 2_000;

/** Says "Copied" for a moment, also to a screen reader. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button onPress={() => setCopied(copyText(text))}>
        <Icon size={16} strokeWidth={1.7} aria-hidden />
        {isCopied ? t('common.copied') : children}
      </Button>
      <ForReaders isLive>{isCopied ? t('common.copied') : ''}</ForReaders>
    </>
  );
}
