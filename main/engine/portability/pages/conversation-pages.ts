/** The pages of one conversation: a new one each year and every two thousand lines, so that each opens in a browser. */
import type { PortableConversation, PortableLine } from '../../../../contract/domain/portable.ts';
import type { PageTexts } from './en.ts';
import { escapeHtml, linkTo, pageEnd, pageHead } from './html.ts';
import { type Around, lineHtml } from './lines.ts';

const linesPerPage = 2_000;
/** `pages/003/2026-1.html`: the root is two folders up. */
const depth = 2;

/** A page that was written. */
export interface WrittenPage {
  readonly path: string;
  readonly label: string;
  readonly lines: number;
}

/** Where a page goes: `begin` opens a file, `add` writes on in it, `end` closes it. */
export interface PageTarget {
  begin(path: string): Promise<void>;
  add(text: string): Promise<void>;
  end(): Promise<void>;
}

/** What a conversation is called. */
export function titleOf(conversation: PortableConversation, texts: PageTexts): string {
  const [person] = conversation.people;
  if (conversation.kind === 'pair') return person?.label ?? person?.nickname ?? texts.somebody;
  return conversation.title ?? texts.group;
}

interface Page {
  readonly year: number;
  readonly part: number;
  readonly path: string;
  readonly label: string;
  lines: number;
}

/** Writes the pages of a conversation's lines, in their order. `folder`: a number for each conversation. */
export async function writePages(
  around: Omit<Around, 'depth'> & { readonly language: 'en' | 'ar'; readonly folder: string },
  lines: AsyncIterable<PortableLine>,
  target: PageTarget,
): Promise<readonly WrittenPage[]> {
  const { conversation, texts, language, folder } = around;
  const title = titleOf(conversation, texts);
  const written: WrittenPage[] = [];

  const navigation = (previous: string | undefined, next: string | null): string => {
    const links = [
      `<a href="${linkTo('index.html', depth)}">${texts.back}</a>`,
      previous === undefined ? '' : `<a href="${linkTo(previous, depth)}">${texts.earlier}</a>`,
      next === null ? '' : `<a href="${linkTo(next, depth)}">${texts.later}</a>`,
    ];
    return `<nav>${links.join('')}</nav>\n`;
  };

  function following(page: Page | null, year: number): Page {
    const isSameYear = page !== null && year <= page.year;
    const at = isSameYear ? page.year : year;
    const part = isSameYear ? page.part + 1 : 1;
    const label = part === 1 ? String(at) : `${at} · ${texts.page(part)}`;
    return { year: at, part, path: `pages/${folder}/${at}-${part}.html`, label, lines: 0 };
  }

  async function begin(page: Page): Promise<void> {
    await target.begin(page.path);
    await target.add(pageHead(language, title));
    await target.add(navigation(written.at(-1)?.path, null));
    await target.add(`<h1><bdi>${escapeHtml(title)}</bdi></h1>\n<p class="muted">${page.label}</p>\n`);
  }

  async function end({ path, label, lines: count }: Page, next: Page | null): Promise<void> {
    await target.add(navigation(written.at(-1)?.path, next?.path ?? null));
    await target.add(pageEnd);
    await target.end();
    written.push({ path, label, lines: count });
  }

  let page: Page | null = null;
  for await (const line of lines) {
    const year = new Date(line.at).getFullYear();
    if (page === null || year > page.year || page.lines >= linesPerPage) {
      const next: Page = following(page, year);
      if (page !== null) await end(page, next);
      await begin(next);
      page = next;
    }
    page.lines += 1;
    await target.add(lineHtml({ ...around, depth }, line));
  }
  if (page !== null) await end(page, null);
  return written;
}
