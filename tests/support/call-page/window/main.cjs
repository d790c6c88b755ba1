// The window of the call tests: one sandboxed page of ours; a shared screen is the display's own.
const { app, BrowserWindow, desktopCapturer, session } = require('electron');

app.enableSandbox();
app.whenReady().then(() => {
  session.defaultSession.setDisplayMediaRequestHandler(async (_request, answer) => {
    const [screen] = await desktopCapturer.getSources({
      types: ['screen'],
      thumbnailSize: { width: 0, height: 0 },
    });
    answer(screen === undefined ? null : { video: screen });
  });
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  window.loadURL(process.env.O7_CALL_PAGE);
});
