// Decodes one picture and hands its pixels back, small. Hidden, alone in its process, and ended when it takes long.

const mostSide = 480;
/** A picture of more pixels is not decoded at all. */
const mostPixels = 120_000_000;

const token = location.hash.slice(1);
// biome-ignore lint/style/noRestrictedGlobals: this window's session answers by itself and reaches nothing else
const post = (body: BodyInit) => fetch(`/answer/${token}`, { method: 'POST', body });

async function decode(): Promise<ArrayBuffer> {
  const picture = new Image();
  picture.src = `/content/${token}`;
  await picture.decode();
  const { naturalWidth, naturalHeight } = picture;
  if (naturalWidth * naturalHeight > mostPixels) throw new RangeError('too many pixels');
  const scale = Math.min(1, mostSide / Math.max(naturalWidth, naturalHeight));
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext('2d');
  if (brush === null) throw new RangeError('no canvas');
  // What is transparent stands on white, whatever the theme.
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, width, height);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(picture, 0, 0, width, height);
  const { data } = brush.getImageData(0, 0, width, height);
  const answer = new Uint8Array(8 + data.length);
  new DataView(answer.buffer).setUint32(0, width);
  new DataView(answer.buffer).setUint32(4, height);
  answer.set(data, 8);
  return answer.buffer;
}

// An empty answer says that it could not be decoded.
decode()
  .then(post, () => post(new Uint8Array(0)))
  .catch(() => undefined);
