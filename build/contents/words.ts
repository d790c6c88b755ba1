// Names that code for recording or for analytics cannot do without. None of them may stand in the built app.

import type { WordGroup } from '../../main/shell/build-list.ts';

export const forbiddenWords: readonly WordGroup[] = [
  {
    group: 'recorder',
    words: [
      // What a page records with, and what it captures a screen or an element with.
      'MediaRecorder',
      'MediaStreamTrackProcessor',
      'getDisplayMedia',
      'captureStream',
      'createMediaStreamDestination',
      // Electron's way to a screen's picture.
      'desktopCapturer',
      // Zoom's Video SDK: its recording client and the right to record.
      'getRecordingClient',
      'startCloudRecording',
      'cloud_recording',
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
  },
];
