// A picture, small: decoded elsewhere and painted anew before it comes here.

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../contract/bridge/views.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Files.module.css';

interface ThumbnailProps {
  readonly file: FileView;
  readonly onOpen: () => void;
}

const mostSide = 240;

/** Its place is kept free while it is decoded, so that the thread does not jump. */
export function Thumbnail({ file, onOpen }: ThumbnailProps) {
  const { t } = useTranslation();
  const { data, isError } = useQuery({
    queryKey: ['files', 'thumbnail', file.id],
    queryFn: () => unwrap(bridge.files.thumbnail({ file: file.id })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
    retry: false,
  });
  if (isError) return null;
  const [width, height] = [data?.width ?? file.width ?? 4, data?.height ?? file.height ?? 3];
  const scale = Math.min(mostSide / width, mostSide / height);
  const size = { inlineSize: Math.round(width * scale), blockSize: Math.round(height * scale) };
  return (
    <Button
      className={cx(styles.thumbnail)}
      style={size}
      aria-label={t('files.open', { name: isolate(file.name) })}
      onPress={onOpen}
    >
      {data !== undefined && <img src={data.image} alt="" draggable={false} className={cx(styles.picture)} />}
    </Button>
  );
}
