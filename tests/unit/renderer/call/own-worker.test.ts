import { describe, expect, test } from 'vitest';
import { ownScript } from '../../../../renderer/call/own-worker.ts';

describe('scripts of workers', () => {
  const page = 'https://o7.example/call.html';

  test('one of the build is let through', () => {
    expect(ownScript('/assets/blur.worker-a1.js', page)).toBe('/assets/blur.worker-a1.js');
  });

  test.each([
    'https://elsewhere.example/assets/blur.js',
    '//elsewhere.example/assets/blur.js',
    'data:text/javascript,1',
    'blob:https://o7.example/1',
    '/assets/../call.js',
    '/assets/person.tflite',
    '/assets/a.js?b',
  ])('%s is not', (address) => {
    expect(() => ownScript(address, page)).toThrow(TypeError);
  });
});
