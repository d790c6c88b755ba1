/** What a file is by its name: its media type, and whether it could run. */

/** Endings that some system runs, opens as a script, or follows to elsewhere. */
const programs = new Set(
  (
    'exe com scr pif cmd bat msi msp mst msix appx appref-ms application gadget cpl dll sys ocx drv inf reg rgs vb vbe vbs ' +
    'js jse mjs cjs ws wsf wsh wsc hta ps1 ps1xml ps2 psc1 psd1 psm1 lnk url website scf chm hlp jar jnlp class app pkg dmg ' +
    'command tool workflow action scpt scptd applescript terminal sh bash zsh csh ksh fish run bin appimage deb rpm snap ' +
    'flatpak desktop service py pyc pyo pyw pl rb php lua docm dotm xlsm xltm xlam pptm potm ppam ppsm sldm xll accde iso ' +
    'img vhd vhdx settingcontent-ms library-ms search-ms htm html xhtml mht mhtml svg xml xsl'
  ).split(' '),
);

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  bmp: 'image/bmp',
  heic: 'image/heic',
  heif: 'image/heif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.trim().toLowerCase())?.[1] ?? '';

/** Whether some system would run a file of this name, or let it lead elsewhere, when it is opened. */
export function isProgramName(name: string): boolean {
  return programs.has(endingOf(name));
}

/** By the name's ending; `application/octet-stream` for what is not known. */
export function typeOfName(name: string): string {
  return types[endingOf(name)] ?? 'application/octet-stream';
}

/** Pictures that our window shows. */
const shownPictures = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/bmp',
]);

/** What the viewer makes of a type; null: it is not shown. */
export function viewOf(type: string): 'picture' | 'pdf' | null {
  if (shownPictures.has(type)) return 'picture';
  return type === 'application/pdf' ? 'pdf' : null;
}

/** Pictures up to this size are fetched without a press, and painted small in the line. */
export const smallPictureBytes = 2 * 1024 * 1024;

/** Control and format characters (direction marks among them), and what separates folders somewhere. */
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
/** Names that Windows keeps for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A name that may stand in a body and on any disk: the last part of a path, cleaned, at most `most` characters, its ending kept. */
export function cleanFileName(name: string, most: number): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const cleaned = last
    .replace(forbidden, '')
    .replace(/[. ]+$/, '')
    .trim();
  const safe =
    cleaned === '' || devices.test(cleaned) ? `file${cleaned === '' ? '' : `-${cleaned}`}` : cleaned;
  if (safe.length <= most) return safe;
  const ending = endingOf(safe);
  const tail = ending === '' || ending.length > 12 ? '' : `.${ending}`;
  return `${safe
    .slice(0, most - tail.length)
    .toWellFormed()
    .replaceAll('\uFFFD', '')}${tail}`;
}
