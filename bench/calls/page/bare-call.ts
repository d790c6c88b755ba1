// The base of comparison: the least page that can make such a call. The same devices, codecs and limits, nothing else.

import { openCamera, openMicrophone } from '../../../renderer/call/webrtc/media/capture.ts';
import { pictureOf, soundBitrate } from '../../../renderer/call/webrtc/quality/ladder.ts';
import type { BenchCall, CallParts } from './bench-call.ts';

type Message =
  | { readonly sdp: RTCSessionDescriptionInit }
  | { readonly candidate: RTCIceCandidateInit }
  | { readonly knock: true };

/** Only what the product speaks too. */
function preferOurs(pc: RTCPeerConnection): void {
  for (const transceiver of pc.getTransceivers()) {
    const kind = transceiver.receiver.track.kind;
    const wanted = kind === 'audio' ? ['audio/opus'] : ['video/VP8', 'video/rtx'];
    const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
    transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => wanted.includes(mimeType)));
  }
}

async function limit(pc: RTCPeerConnection): Promise<void> {
  for (const sender of pc.getSenders()) {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined) continue;
    encoding.maxBitrate = sender.track?.kind === 'audio' ? soundBitrate : pictureOf(0, 1).maxBitrate;
    await sender.setParameters(parameters);
  }
}

export function bareCall({ isOfferer, send, place, connections }: CallParts): BenchCall {
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  connections.push(pc);
  const [voice, picture] = [new Audio(), document.createElement('video')];
  picture.muted = true;
  picture.autoplay = true;
  place.append(picture);
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) send({ candidate: candidate.toJSON() });
  });
  pc.addEventListener('track', ({ track }) => {
    const element = track.kind === 'audio' ? voice : picture;
    element.srcObject = new MediaStream([track]);
    void element.play();
  });
  let tracks: MediaStreamTrack[] = [];
  /** What comes before one's own devices are there, in order after them. */
  let ready: Promise<void> = Promise.resolve();

  async function take(message: Message): Promise<void> {
    if ('candidate' in message) return void (await pc.addIceCandidate(message.candidate));
    if ('knock' in message) return;
    await pc.setRemoteDescription(message.sdp);
    if (message.sdp.type === 'offer') {
      for (const track of tracks) pc.addTrack(track);
      preferOurs(pc);
      await pc.setLocalDescription();
      if (pc.localDescription !== null) send({ sdp: pc.localDescription.toJSON() });
    }
    await limit(pc);
  }

  return {
    ready: Promise.resolve(),
    async join() {
      const devices = Promise.all([
        openCamera(navigator.mediaDevices, null),
        openMicrophone(navigator.mediaDevices, null),
      ]);
      ready = devices.then(async (found) => {
        tracks = found;
        if (!isOfferer) return;
        for (const track of tracks) pc.addTrack(track);
        preferOurs(pc);
        await pc.setLocalDescription();
        if (pc.localDescription !== null) send({ sdp: pc.localDescription.toJSON() });
      });
      await ready;
    },
    take: (message) => {
      ready = ready.then(() => take(message as Message));
    },
    async leave() {
      pc.close();
      for (const track of tracks) track.stop();
    },
  };
}
