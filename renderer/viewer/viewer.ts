// Shows the one picture or PDF this window was opened for. It has no bridge and no network: what it shows may be hostile.

/** What the shell says in the address. */
const about = new URLSearchParams(location.hash.slice(1));
const stage = document.querySelector<HTMLElement>('#stage');
const content = `/content/${about.get('token') ?? ''}`;

function fail(): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = about.get('failed') ?? '';
  stage?.replaceChildren(words);
}

function showPicture(): void {
  const picture = document.createElement('img');
  picture.alt = '';
  picture.src = content;
  picture.onerror = fail;
  picture.onload = () => document.documentElement.setAttribute('data-shown', 'picture');
  picture.onclick = () => stage?.classList.toggle('whole');
  stage?.classList.add('picture');
  stage?.replaceChildren(picture);
}

async function show(): Promise<void> {
  if (stage === null) return;
  document.documentElement.lang = about.get('language') ?? 'en';
  document.documentElement.dir = about.get('language') === 'ar' ? 'rtl' : 'ltr';
  stage.tabIndex = 0;
  stage.focus();
  if (about.get('kind') === 'picture') showPicture();
  else await (await import('./pdf.ts')).showPdf(content, stage);
}

addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close();
});
show().catch(fail);
