// The little of Zoom's SDK that O7 uses, typed by the SDK's own declarations. What is not named here is never called.

import type ZoomVideo from '@zoom/videosdk';
import type {
  event_active_media_failed,
  event_active_share_change,
  event_audio_active_speaker,
  event_broadcast_streaming_status,
  event_caption_status,
  event_connection_change,
  event_current_audio_change,
  event_device_permission_change,
  event_individual_recording_change,
  event_live_stream_status,
  event_media_sdk_change,
  event_network_quality_change,
  event_passively_stop_share,
  event_real_time_media_streams_status_change,
  event_recording_change,
  event_smart_summary_change,
  event_user_add,
  event_video_capturing_change,
  Stream,
  VideoClient,
} from '@zoom/videosdk';

type PayloadOf<Event> = Event extends (payload: infer Payload) => void ? Payload : never;

/** Every event that O7 hears, with what comes with it; `unknown` where O7 looks for itself what changed. */
export interface ZoomEvents {
  readonly 'connection-change': PayloadOf<typeof event_connection_change>;
  readonly 'user-added': PayloadOf<typeof event_user_add>;
  readonly 'user-updated': unknown;
  readonly 'user-removed': unknown;
  readonly 'peer-video-state-change': unknown;
  readonly 'peer-share-state-change': unknown;
  readonly 'active-share-change': PayloadOf<typeof event_active_share_change>;
  readonly 'active-speaker': PayloadOf<typeof event_audio_active_speaker>;
  readonly 'speaking-while-muted': unknown;
  readonly 'network-quality-change': PayloadOf<typeof event_network_quality_change>;
  readonly 'current-audio-change': PayloadOf<typeof event_current_audio_change>;
  readonly 'video-capturing-change': PayloadOf<typeof event_video_capturing_change>;
  readonly 'device-change': unknown;
  readonly 'device-permission-change': PayloadOf<typeof event_device_permission_change>;
  readonly 'active-media-failed': PayloadOf<typeof event_active_media_failed>;
  readonly 'media-sdk-change': PayloadOf<typeof event_media_sdk_change>;
  readonly 'auto-play-audio-failed': unknown;
  readonly 'passively-stop-share': PayloadOf<typeof event_passively_stop_share>;
  readonly 'recording-change': PayloadOf<typeof event_recording_change>;
  readonly 'individual-recording-change': PayloadOf<typeof event_individual_recording_change>;
  readonly 'live-stream-status': PayloadOf<typeof event_live_stream_status>;
  readonly 'broadcast-streaming-status': PayloadOf<typeof event_broadcast_streaming_status>;
  readonly 'real-time-media-streams-status-change': PayloadOf<
    typeof event_real_time_media_streams_status_change
  >;
  readonly 'caption-status': PayloadOf<typeof event_caption_status>;
  readonly 'smart-summary-change': PayloadOf<typeof event_smart_summary_change>;
}

export type ZoomStream = Pick<
  typeof Stream,
  | 'startAudio'
  | 'stopAudio'
  | 'muteAudio'
  | 'unmuteAudio'
  | 'switchMicrophone'
  | 'switchSpeaker'
  | 'getMicList'
  | 'getSpeakerList'
  | 'getActiveMicrophone'
  | 'getActiveSpeaker'
  | 'enableBackgroundNoiseSuppression'
  | 'isSupportBackgroundNoiseSuppression'
  | 'startVideo'
  | 'stopVideo'
  | 'switchCamera'
  | 'getCameraList'
  | 'getActiveCamera'
  | 'isCapturingVideo'
  | 'updateVirtualBackgroundImage'
  | 'isSupportVirtualBackground'
  | 'attachVideo'
  | 'detachVideo'
  | 'attachShareView'
  | 'detachShareView'
  | 'startShareScreen'
  | 'stopShareScreen'
  | 'isStartShareScreenWithVideoElement'
>;

export interface ZoomClient
  extends Pick<
    typeof VideoClient,
    'init' | 'join' | 'leave' | 'on' | 'off' | 'getAllUser' | 'getCurrentUserInfo'
  > {
  readonly getMediaStream: () => ZoomStream;
}

export interface ZoomSdk extends Pick<typeof ZoomVideo, 'checkSystemRequirements' | 'destroyClient'> {
  readonly createClient: () => ZoomClient;
}

/** Where the session of Zoom's window has the SDK's files, unchanged and not part of our bundle. */
const sdkModule = '/sdk/index.esm.js';

/** Loads Zoom's code: only ever from the window that is Zoom's, and only when a call goes over it. */
export async function loadZoomSdk(): Promise<ZoomSdk> {
  const loaded = (await import(/* @vite-ignore */ sdkModule)) as { readonly default: ZoomSdk };
  return loaded.default;
}

/** The full address that the SDK takes its workers and its WebAssembly from; it knows `https` addresses alone. */
export const zoomAssets = (): string => new URL('/sdk/lib', location.origin).href;
