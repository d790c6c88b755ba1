// Copying a text and saying so for a moment.

import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

const saidForMs = 2_000;

/** `isCopied` holds for a moment after `copy` put the text on the clipboard. Call `copy` from a press. */
export function useCopied(text: string): { readonly isCopied: boolean; readonly copy: () => void } {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return { isCopied, copy: () => setCopied(copyText(text)) };
}
