// One RTCPeerConnection laid out as every call of ours is: sound, camera, screen, a channel for marks, each frame sealed.

import type { IceAccess } from '../../../../contract/bridge/call-channels.ts';
import type { CallBrowser } from '../browser.ts';
import type { FrameThread } from '../frames/frame-thread.ts';

export const laneNames = ['sound', 'picture', 'screen'] as const;
export type LaneName = (typeof laneNames)[number];

/** `lanes` fills up as the other side's description is read; in the offerer it is whole at once. */
export interface Connection {
  readonly pc: RTCPeerConnection;
  readonly channel: RTCDataChannel;
  readonly lanes: Map<LaneName, RTCRtpTransceiver>;
}

export interface ConnectionParts {
  readonly browser: CallBrowser;
  readonly frames: FrameThread;
  readonly certificate: RTCCertificate;
}

/** How the browser finds its way to the others. */
export function iceConfiguration({ servers, relayOnly }: IceAccess): RTCConfiguration {
  return {
    iceServers: servers.map(({ urls, username, credential }) => ({ urls: [...urls], username, credential })),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
  };
}

const spoken = { audio: ['audio/opus'], video: ['video/VP8', 'video/rtx'] } as const;

function speakOnlyOurs(browser: CallBrowser, transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const allowed: readonly string[] = spoken[kind];
  transceiver.setCodecPreferences(
    browser.codecs(kind).filter(({ mimeType, channels }) => allowed.includes(mimeType) && channels !== 1),
  );
}

/** @param isOfferer whether this side lays out the lanes; the other one takes them as they come */
export function openConnection(
  { browser, frames, certificate }: ConnectionParts,
  link: string,
  ice: IceAccess,
  isOfferer: boolean,
): Connection {
  const configuration: RTCConfiguration & { encodedInsertableStreams?: boolean } = {
    ...iceConfiguration(ice),
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
    certificates: [certificate],
    ...(frames.way === 'streams' ? { encodedInsertableStreams: true } : {}),
  };
  const pc = browser.newConnection(configuration);
  const lanes = new Map<LaneName, RTCRtpTransceiver>();

  function take(name: LaneName, transceiver: RTCRtpTransceiver): void {
    const sort = name === 'sound' ? 'audio' : 'video';
    frames.protect(transceiver.sender, { link, sort, way: 'send' });
    frames.protect(transceiver.receiver, { link, sort, way: 'receive' });
    speakOnlyOurs(browser, transceiver, sort);
    transceiver.direction = 'sendrecv';
    lanes.set(name, transceiver);
  }

  if (isOfferer) {
    for (const name of laneNames) {
      take(name, pc.addTransceiver(name === 'sound' ? 'audio' : 'video', { direction: 'sendrecv' }));
    }
  } else {
    // Fired in the turn in which the lane comes to be, in the order of the description.
    pc.addEventListener('track', ({ transceiver }) => {
      const name = laneNames[lanes.size];
      const isKnown = [...lanes.values()].includes(transceiver);
      if (name !== undefined && !isKnown) take(name, transceiver);
    });
  }
  const channel = pc.createDataChannel('o7', { negotiated: true, id: 0 });
  return { pc, channel, lanes };
}
