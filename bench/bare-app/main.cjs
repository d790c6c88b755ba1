// The base of comparison: one empty sandboxed window with the least page that can send over a WebSocket and paint the echo.
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1240,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.loadFile(`${__dirname}/index.html`);
});
