/** Files that tell more than their content, made byte by byte: photographs with a place in them, a PDF with an author. */
import { crc32 } from 'node:zlib';

const bytes = (...parts: readonly (string | number[] | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};

/** A block of TIFF structure, big-endian: camera, program, time, artist, a place, and which side is up. */
export function makeExif(orientation = 6): Buffer {
  const texts = ['Secret Camera 9', 'Paint 3', '2024:05:06 07:08:09', 'Basem Author'];
  const tags = [0x010f, 0x0131, 0x0132, 0x013b];
  const count = tags.length + 2;
  let at = 8 + 2 + count * 12 + 4;
  const values: Buffer[] = [];
  const entries = tags.map((tag, index) => {
    const text = bytes(texts[index] ?? '', [0]);
    const entry = bytes(u16(tag), u16(2), u32(text.length), u32(at));
    values.push(text);
    at += text.length;
    return entry;
  });
  entries.push(bytes(u16(0x0112), u16(3), u32(1), u16(orientation), u16(0)));
  entries.push(bytes(u16(0x8825), u16(4), u32(1), u32(at)));
  entries.sort((a, b) => a.readUInt16BE(0) - b.readUInt16BE(0));
  const place = bytes(u16(1), u16(1), u16(2), u32(2), 'N\0\0\0', u32(0));
  return bytes('MM', u16(42), u32(8), u16(count), ...entries, u32(0), ...values, place);
}

export const xmpPacket =
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>Basem Author</dc:creator>' +
  '<exif:GPSLatitude>30,2N</exif:GPSLatitude></x:xmpmeta><?xpacket end="w"?>';

const segment = (marker: number, data: Uint8Array): Buffer =>
  bytes([0xff, marker], u16(data.length + 2), data);

/** Puts everything that tells into a JPEG, right behind its beginning and behind its end. */
export function tagJpeg(jpeg: Uint8Array, orientation = 6): Buffer {
  return bytes(
    jpeg.subarray(0, 2),
    segment(0xe1, bytes('Exif\0\0', makeExif(orientation))),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', xmpPacket)),
    segment(0xed, bytes('Photoshop 3.0\0', [0x1c, 2, 80, 0, 5], 'Basem')),
    segment(0xfe, bytes('taken at home')),
    jpeg.subarray(2),
    'a film hidden behind the picture',
  );
}

/** A JPEG whose parts are in order; no decoder would like what it paints. */
export const plainJpeg: Buffer = bytes(
  [0xff, 0xd8],
  segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
  segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'colours')),
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xc0, bytes([8], u16(30), u16(40), [1, 1, 0x11, 0])),
  segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
  [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5],
  [0xff, 0xd9],
);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = bytes(type, data);
  return bytes(u32(data.length), named, u32(crc32(named)));
};

const header = chunk('IHDR', bytes(u32(40), u32(30), [8, 2, 0, 0, 0]));
const pngStart = bytes([0x89], 'PNG\r\n\x1a\n', header);
const pngEnd = bytes(chunk('IDAT', bytes('pixels')), chunk('IEND', bytes()));
export const plainPng: Buffer = bytes(pngStart, pngEnd);
export const taggedPng: Buffer = bytes(
  pngStart,
  chunk('tEXt', bytes('Author\0Basem Author')),
  chunk('iTXt', bytes('XML:com.adobe.xmp\0\0\0\0\0', xmpPacket)),
  chunk('tIME', bytes([7, 232, 5, 6, 7, 8, 9])),
  chunk('eXIf', makeExif(6)),
  pngEnd,
  'hidden behind',
);

const riff = (...chunks: readonly Buffer[]): Buffer => {
  const body = bytes('WEBP', ...chunks);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return bytes('RIFF', size, body);
};
const webpChunk = (type: string, data: Uint8Array): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return bytes(type, size, data, data.length % 2 === 1 ? [0] : []);
};
const extended = (flags: number) => webpChunk('VP8X', bytes([flags, 0, 0, 0, 39, 0, 0, 29, 0, 0]));
const painted = webpChunk('VP8 ', bytes('these are the pixels'));
export const plainWebp: Buffer = riff(extended(0x10), painted);
export const taggedWebp: Buffer = riff(
  extended(0x10 | 0x08 | 0x04),
  painted,
  webpChunk('EXIF', makeExif(6)),
  webpChunk('XMP ', bytes(xmpPacket)),
);

const gifStart = bytes('GIF89a', [40, 0, 30, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
const gifEnd = bytes([0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
const loops = bytes([0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0]);
export const plainGif: Buffer = bytes(gifStart, loops, gifEnd);
export const taggedGif: Buffer = bytes(
  gifStart,
  loops,
  [0x21, 0xfe, 12],
  'Basem Author',
  [0],
  gifEnd,
  'behind',
);

/** A PDF of one page that says `words`, with an information dictionary and an XMP packet. */
export function makePdf(words = 'Hello', isTagged = true): Buffer {
  const content = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${isTagged ? ' /Metadata 7 0 R' : ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Author (Basem \\(the\\) Author) /Producer <5365637265742070726f6772616d> /CreationDate (D:20240506) /Trapped /False >>',
    `<< /Type /Metadata /Subtype /XML /Length ${xmpPacket.length} >>\nstream\n${xmpPacket}\nendstream`,
  ].slice(0, isTagged ? 7 : 5);
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${isTagged ? ' /Info 6 0 R' : ''} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Words that none of these may hold after cleaning. */
export const telling = [
  'Basem',
  'Secret',
  'taken at home',
  'GPSLatitude',
  'Paint 3',
  '2024:05:06',
  'hidden behind',
];
