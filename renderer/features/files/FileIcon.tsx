// What kind of file a line is about, at a glance.

import { File, FileText, Image, type LucideIcon } from 'lucide-react';
import { cx } from '../../styles/cx.ts';
import styles from './Files.module.css';

const iconOf = (type: string): LucideIcon => {
  if (type.startsWith('image/')) return Image;
  return type === 'application/pdf' || type.startsWith('text/') ? FileText : File;
};

/** Beside the name, which says it in words. */
export function FileIcon({ type }: { readonly type: string }) {
  const Icon = iconOf(type);
  return <Icon size={20} strokeWidth={1.6} aria-hidden className={cx(styles.icon)} />;
}
