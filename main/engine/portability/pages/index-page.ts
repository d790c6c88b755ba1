/** The first page of an export: when it was made, and every conversation with its pages. */
import type { PortableConversation } from '../../../../contract/domain/portable.ts';
import { titleOf, type WrittenPage } from './conversation-pages.ts';
import type { PageTexts } from './en.ts';
import { escapeHtml, linkTo, pageEnd, pageHead } from './html.ts';

export interface Chapter {
  readonly conversation: PortableConversation;
  readonly isBroughtAlong: boolean;
  readonly pages: readonly WrittenPage[];
}

function chapterHtml({ conversation, isBroughtAlong, pages }: Chapter, texts: PageTexts): string {
  const links = pages.map(
    ({ path, label, lines }) =>
      `<li><a href="${linkTo(path, 0)}">${label}</a> <small>${texts.lines(lines)}</small></li>`,
  );
  const names = conversation.kind === 'group' ? conversation.people.map(({ nickname }) => nickname) : [];
  const listed = names.map((name) => `<bdi>${escapeHtml(name)}</bdi>`).join(' · ');
  const { draft } = conversation;
  return [
    `<section><h3><bdi>${escapeHtml(titleOf(conversation, texts))}</bdi></h3>`,
    isBroughtAlong ? `<p class="muted">${texts.broughtAlong}</p>` : '',
    listed === '' ? '' : `<p class="muted">${listed}</p>`,
    links.length === 0 ? `<p class="muted">${texts.lines(0)}</p>` : `<ul>${links.join('')}</ul>`,
    draft === null
      ? ''
      : `<article><small>${texts.draft}</small><p dir="auto">${escapeHtml(draft.text)}</p></article>`,
    '</section>\n',
  ].join('');
}

/** In the order in which the conversations began. */
export function indexHtml(
  chapters: readonly Chapter[],
  texts: PageTexts,
  language: 'en' | 'ar',
  madeAt: string,
): string {
  return [
    pageHead(language, texts.title),
    `<h1>${texts.title}</h1>\n<p>${texts.made(escapeHtml(madeAt))}</p>\n<p class="muted">${texts.open}</p>\n`,
    `<main><h2>${texts.conversations}</h2>\n`,
    chapters.length === 0 ? `<p>${texts.none}</p>` : chapters.map((one) => chapterHtml(one, texts)).join(''),
    `</main>\n${pageEnd}`,
  ].join('');
}
