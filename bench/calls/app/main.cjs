// A window like the call window and nothing else: one folder over app://, one policy, camera and microphone for that page alone.
// O7_BENCH_PAGE: the folder. O7_BENCH_POLICY: the page's policy. O7_BENCH_WORKER_POLICY: that of its scripts.
const { app, BrowserWindow, protocol, session } = require('electron');
const { readFile } = require('node:fs/promises');
const { extname, join, normalize, sep } = require('node:path');

const { O7_BENCH_PAGE: folder, O7_BENCH_POLICY: policy, O7_BENCH_WORKER_POLICY: workers } = process.env;
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
  '.png': 'image/png',
};

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function answer(request) {
  const file = normalize(join(folder, decodeURIComponent(new URL(request.url).pathname)));
  const type = types[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return new Response('', { status: 404 });
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return new Response('', { status: 404 });
  const headers = {
    'content-type': type,
    'content-security-policy': type === 'text/html' ? policy : workers,
  };
  return new Response(bytes, { headers });
}

app.whenReady().then(() => {
  const own = session.fromPartition('o7-bench-call');
  own.protocol.handle('app', answer);
  own.setPermissionCheckHandler((_, permission) => permission === 'media');
  own.setPermissionRequestHandler((_, permission, done, { mediaTypes = [] }) =>
    done(permission === 'media' && mediaTypes.length > 0),
  );
  // What a page asks of any other place is refused and told: the bench wants to see nothing here.
  globalThis.refused = [];
  own.webRequest.onBeforeRequest((details, done) => {
    const isOwn = details.url.startsWith('app://o7/') || details.url.startsWith('devtools://');
    if (!isOwn) globalThis.refused.push(details.url);
    done({ cancel: !isOwn });
  });
  const window = new BrowserWindow({
    width: 1100,
    height: 760,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      backgroundThrottling: false,
    },
  });
  window.webContents.setWebRTCIPHandlingPolicy('default');
  window.loadURL(`app://o7/${process.env.O7_BENCH_ENTRY}`);
});
