// Fetches a small picture without a press, once, when its line is shown.

import { useEffect } from 'react';
import type { FileView } from '../../../contract/bridge/views.ts';
import { smallPictureBytes, viewOf } from '../../../contract/domain/file-kinds.ts';
import { bridge } from '../../bridge/bridge.ts';

/** Asked for by this page already: whoever cancels one is not asked again. */
const asked = new Set<string>();

export function useFetchSmall(file: FileView, mine: boolean): void {
  const isSmall = !mine && viewOf(file.type) === 'picture' && file.bytes <= smallPictureBytes;
  const isWanted = isSmall && file.state === 'offered';
  useEffect(() => {
    if (!isWanted || asked.has(file.id)) return;
    asked.add(file.id);
    void bridge.files.fetch({ file: file.id });
  }, [isWanted, file.id]);
}
