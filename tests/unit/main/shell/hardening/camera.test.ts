import { describe, expect, it } from 'vitest';
import { createCameraGate, type PermissionAsked } from '../../../../../main/shell/hardening/camera.ts';

const picture: PermissionAsked = {
  permission: 'media',
  isMainFrame: true,
  requestingUrl: 'app://o7/index.html',
  mediaTypes: ['video'],
};

describe('the camera', () => {
  it('is had while a sheet scans, and neither before nor after', () => {
    const gate = createCameraGate();
    expect(gate.grants(picture)).toBe(false);
    gate.open();
    expect(gate.grants(picture)).toBe(true);
    gate.close();
    expect(gate.grants(picture)).toBe(false);
  });

  it('gives no sound, no screen, nothing to another frame or page, and opens nothing else', () => {
    const gate = createCameraGate();
    gate.open();
    const others: readonly Partial<PermissionAsked>[] = [
      { mediaTypes: ['audio'] },
      { mediaTypes: ['video', 'audio'] },
      // A capture of the screen says so by naming nothing, or under its own name.
      { mediaTypes: [] },
      { mediaTypes: undefined },
      { permission: 'display-capture' },
      { permission: 'geolocation' },
      { isMainFrame: false },
      { requestingUrl: 'https://example.org/' },
      { requestingUrl: 'app://other/index.html' },
      { requestingUrl: undefined },
    ];
    for (const other of others) expect(gate.grants({ ...picture, ...other })).toBe(false);
  });
});
