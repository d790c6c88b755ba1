// Paints the pages of a PDF as they come into view. Its scripts are never run, and no font or address in it is fetched.

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Pixels of one page's canvas: larger ones are painted coarser. */
const mostPixels = 16_000_000;
/** Canvases that hold paint at a time. */
const mostPainted = 12;

/** Not in TypeScript's own list yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(text: string): unknown };
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

function startWorker(): Worker {
  // Only a policy may make an address of a script; this one knows a single address.
  const policy = window.trustedTypes?.createPolicy('o7-viewer', { createScriptURL: () => workerAddress });
  const address = policy?.createScriptURL('') ?? workerAddress;
  return new Worker(address as string, { type: 'module' });
}

async function paint(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth / plain.width) * window.devicePixelRatio;
  const most = Math.sqrt(mostPixels / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport }).promise;
  document.documentElement.setAttribute('data-shown', 'pdf');
}

/** Throws where it is no PDF, or one that wants a password. */
export async function showPdf(address: string, stage: HTMLElement): Promise<void> {
  GlobalWorkerOptions.workerPort = startWorker();
  const pdf = await getDocument({
    url: new URL(address, location.href).href,
    disableRange: true,
    disableStream: true,
    enableXfa: false,
    disableAutoFetch: true,
    useSystemFonts: true,
    useWorkerFetch: false,
    stopAtErrors: false,
  }).promise;
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const painted: HTMLCanvasElement[] = [];
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const canvas = target as HTMLCanvasElement;
        if (!isIntersecting || painted.includes(canvas)) continue;
        painted.push(canvas);
        const oldest = painted.length > mostPainted ? painted.shift() : undefined;
        if (oldest !== undefined) oldest.width = 0;
        void paint(pdf, Number(canvas.dataset['page']), canvas).catch(() => undefined);
      }
    },
    { root: stage, rootMargin: '50% 0px' },
  );
  const pages = Array.from({ length: pdf.numPages }, (_, at) => {
    const canvas = document.createElement('canvas');
    canvas.dataset['page'] = String(at + 1);
    canvas.style.inlineSize = `${Math.min(first.width * 1.4, 1_100)}px`;
    canvas.style.aspectRatio = `${first.width} / ${first.height}`;
    return canvas;
  });
  stage.replaceChildren(...pages);
  for (const canvas of pages) watcher.observe(canvas);
}
