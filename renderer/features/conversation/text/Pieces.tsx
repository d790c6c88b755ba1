// The pieces of one paragraph: words, code, numbers and links in their own order.

import { cx } from '../../../styles/cx.ts';
import { askToOpen } from '../../links/asked-link.ts';
import styles from '../Messages.module.css';
import { type Piece, parsePieces } from './parse-text.ts';

function PieceView({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return (
        <code dir="ltr" className={cx(styles.code)}>
          {piece.text}
        </code>
      );
    case 'link':
      return (
        <button type="button" dir="ltr" className={cx(styles.link)} onClick={() => askToOpen(piece.url)}>
          {piece.text}
        </button>
      );
    default:
      return (
        <bdi dir="ltr" className={cx(piece.kind === 'phone' && styles.phone)}>
          {piece.text}
        </bdi>
      );
  }
}

export function Pieces({ paragraph }: { readonly paragraph: string }) {
  if (paragraph === '') return '\u00a0';
  return parsePieces(paragraph).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
    <PieceView key={at} piece={piece} />
  ));
}
