/** HTML as the pages of an export are made of: no script, no reference outside, readable in light and dark. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
:root{color-scheme:light dark;--paper:#faf8f5;--surface:#fff;--ink:#1d2423;--muted:#5c6664;--line:#e5e0d8;--accent:#1f5f5b;--own:#e3efec}
@media (prefers-color-scheme:dark){:root{--paper:#15191a;--surface:#1c2223;--ink:#e8ecea;--muted:#9aa6a3;--line:#2a3233;--accent:#86c9bf;--own:#1e3836}}
body{margin:0 auto;padding:24px 16px 64px;max-width:44rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.15rem;margin-block-start:2rem}h3{font-size:1rem;margin-block:1.5rem .25rem}a{color:var(--accent)}
ul{padding:0;list-style:none}nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin-block:16px}
.muted,time,small{color:var(--muted);font-size:.85rem}
article{margin-block:8px;padding:10px 14px;border:1px solid var(--line);border-radius:12px;background:var(--surface)}
article.own{background:var(--own)}article p{margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere}
article header{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline}
blockquote{margin:4px 0;padding-inline-start:10px;border-inline-start:3px solid var(--line);color:var(--muted);white-space:pre-wrap;overflow-wrap:anywhere}
.notice{margin-block:12px;color:var(--muted);text-align:center;font-size:.9rem}
`;

/** The beginning of a page; `</body></html>` ends it. The policy lets a browser load nothing at all. */
export const pageHead = (language: 'en' | 'ar', title: string): string =>
  `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
`;

export const pageEnd = '</body>\n</html>\n';

/** A link to a file of the archive, from a page `depth` folders down. */
export function linkTo(path: string, depth: number): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return escapeHtml(`${'../'.repeat(depth)}${encoded}`);
}
