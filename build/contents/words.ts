// Names that code for recording or for analytics cannot do without. None of them may stand in the built app, but three that a
// call needs for something else, each in one place.

import type { WordGroup } from '../../main/shell/build-list.ts';

export const forbiddenWords: readonly WordGroup[] = [
  {
    group: 'recorder',
    words: [
      // What a page records with, and what it captures a screen or an element with.
      'MediaRecorder',
      'captureStream',
      'createMediaStreamDestination',
      'ImageCapture',
      // The way to the whole screen past everything that asks.
      'chromeMediaSource',
      // Zoom's Video SDK: its recording client and the right to record.
      'getRecordingClient',
      'startCloudRecording',
      'cloud_recording',
    ],
    once: [
      // A call shows the others one screen or window, which its person chose from small pictures of them all.
      { word: 'getDisplayMedia', below: 'renderer/assets/' },
      { word: 'desktopCapturer', below: 'main/' },
      // Blurs the background of the camera's picture, frame by frame.
      { word: 'MediaStreamTrackProcessor', below: 'renderer/assets/' },
    ],
  },
  {
    group: 'analytics',
    words: [
      'sendBeacon',
      'google-analytics.com',
      'googletagmanager.com',
      'analytics.google.com',
      'doubleclick.net',
      'api.mixpanel.com',
      'api-js.mixpanel.com',
      'api.segment.io',
      'api.amplitude.com',
      'ingest.sentry.io',
      'bugsnag.com',
      'app.posthog.com',
      'static.hotjar.com',
      'connect.facebook.net',
    ],
    once: [],
  },
];
