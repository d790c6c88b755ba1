// The engine sees named variables only.

import { describe, expect, it } from 'vitest';
import { engineEnvironment } from '../../../../../main/shell/engine/engine-environment.ts';

describe('engineEnvironment', () => {
  it('passes on what the engine needs and drops everything else', () => {
    const given = {
      HOME: '/home/rana',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
      XDG_RUNTIME_DIR: '/run/user/1000',
      HTTPS_PROXY: 'http://rana:password@proxy:3128',
      PATH: '/usr/bin',
      NODE_OPTIONS: '--require=./evil.js',
      SSLKEYLOGFILE: '/tmp/keys',
      O7_DEV_PROFILE: '/tmp/x',
      AWS_SECRET_ACCESS_KEY: 'secret',
      LANG: undefined,
    };
    expect(engineEnvironment(given)).toEqual({
      HOME: '/home/rana',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
      XDG_RUNTIME_DIR: '/run/user/1000',
    });
  });
});
