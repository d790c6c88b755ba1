// Files dropped anywhere on a conversation, and pasted into its composer.

import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { bridge } from '../../bridge/bridge.ts';
import { addFiles } from './prepared.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** `handlers` go to what covers the conversation. */
export function useFileDrop(conversation: string, isAllowed: boolean) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = isAllowed ? 'copy' : 'none';
        setOver(isAllowed);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDropCapture: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        if (isAllowed) void addFiles(conversation, bridge.files.takeIn([...event.dataTransfer.files]));
      },
    },
  };
}

/** True: what was pasted were files, and they are taken in. */
export function pasteFiles(conversation: string, event: ClipboardEvent): boolean {
  const files = [...event.clipboardData.files];
  if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return false;
  event.preventDefault();
  void addFiles(conversation, bridge.files.takeIn(files));
  return true;
}
