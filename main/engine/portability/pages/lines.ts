/** One line of a conversation as HTML. */
import type { PortableConversation, PortableLine } from '../../../../contract/domain/portable.ts';
import type { PageTexts } from './en.ts';
import { escapeHtml, linkTo } from './html.ts';

/** What the lines of one conversation are written with. */
export interface Around {
  readonly texts: PageTexts;
  readonly conversation: PortableConversation;
  /** Folders between the page and the archive's root. */
  readonly depth: number;
  readonly time: (at: number) => string;
  readonly quoted: (
    id: string,
  ) => { readonly author: string; readonly mine: boolean; readonly text: string } | null;
}

const quotedLetters = 200;
const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
const paragraph = (text: string): string => `<p dir="auto">${escapeHtml(text)}</p>`;
const small = (text: string): string => `<small>${text}</small>`;

function nameOf({ conversation, texts }: Around, author: string, mine: boolean): string {
  if (mine) return texts.you;
  const person = conversation.people.find(({ id }) => id === author);
  return person === undefined ? texts.somebody : (person.label ?? person.nickname);
}

function quote(around: Around, line: PortableLine): string {
  if (line.replyTo === null) return '';
  const found = around.quoted(line.replyTo);
  if (found === null) return '';
  const who = isolated(nameOf(around, found.author, found.mine));
  const text = escapeHtml(found.text.slice(0, quotedLetters).toWellFormed());
  return `${small(around.texts.answers(who))}<blockquote dir="auto">${text}</blockquote>`;
}

const files = ({ texts, depth }: Around, line: PortableLine): string =>
  line.files
    .map(({ name, path }) =>
      path === null
        ? `<p>${texts.notHere(isolated(name))}</p>`
        : `<p><a href="${linkTo(path, depth)}">${isolated(name)}</a></p>`,
    )
    .join('');

function facts(around: Around, line: PortableLine): string {
  const { texts, time } = around;
  const ofOthers = line.receipts.map(({ person, deliveredAt, readAt }) => {
    const name = isolated(nameOf(around, person, false));
    return readAt === null ? texts.has(name, time(deliveredAt)) : texts.hasRead(name, time(readAt));
  });
  const own = line.readAt === null ? texts.delivery[line.delivery] : texts.read(time(line.readAt));
  const said = [
    line.starredAt === null ? null : texts.starred,
    line.pinnedAt === null ? null : texts.pinned,
    line.missingBefore === 0 ? null : texts.missing(line.missingBefore),
    line.outOfOrder ? texts.outOfOrder : null,
    line.mark === null ? null : texts.marks[line.mark],
    line.mine && line.receipts.length === 0 ? own : null,
    ...ofOthers,
  ].filter((one) => one !== null);
  return said.length === 0 ? '' : `<small>${said.join(' · ')}</small>`;
}

function notice(around: Around, line: PortableLine): string {
  if (line.notice === null) return '';
  const { texts, time } = around;
  const names = line.notice.names.map((name) => isolated(name ?? texts.you)).join('، ');
  const listed = texts.you === 'You' ? names.replaceAll('، ', ', ') : names;
  const words = texts.notices[line.notice.code](listed, line.notice.count ?? 0);
  return `<p class="notice">${words} <time>${escapeHtml(time(line.at))}</time></p>\n`;
}

/** With its author, its time, and whatever there is to say about it. */
export function lineHtml(around: Around, line: PortableLine): string {
  if (line.notice !== null) return notice(around, line);
  const { texts, time } = around;
  const first = line.firstText !== null && line.editedAt !== null ? line.firstText : null;
  return [
    `<article id="${escapeHtml(line.id)}"${line.mine ? ' class="own"' : ''}>`,
    `<header><strong>${isolated(nameOf(around, line.author, line.mine))}</strong>`,
    `<time>${escapeHtml(time(line.at))}</time></header>`,
    quote(around, line),
    line.erasedAt !== null ? `<p>${texts.erased}</p>` : line.text === '' ? '' : paragraph(line.text),
    first === null ? '' : small(texts.edited(isolated(first))),
    files(around, line),
    facts(around, line),
    '</article>\n',
  ].join('');
}
