// The environment of the engine process: named variables only, so that nothing else of the person's session reaches it.

const passedOn = [
  // Who and where
  'HOME',
  'USER',
  'LOGNAME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  // Language and time zone
  'LANG',
  'LC_ALL',
  'LC_TIME',
  'TZ',
  // The keychain on Linux
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'XDG_CURRENT_DESKTOP',
  // Authorities of the system; the proxy is the shell's to find, and its variables may hold a password
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/** The variables of `env` that the engine may see. */
export function engineEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of passedOn) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
