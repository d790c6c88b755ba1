// Fingerprints of certificates (RFC 8122): this page's own, and the one that the other end really showed.

import { AppError } from '../../../../contract/errors/app-error.ts';

/** SHA-256 of this page's certificate, 32 bytes. */
export function ownFingerprint(certificate: RTCCertificate): Uint8Array<ArrayBuffer> {
  const found = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256');
  if (found?.value === undefined) throw new AppError('internal.unexpected');
  return Uint8Array.from(found.value.split(':'), (byte) => Number.parseInt(byte, 16));
}

/** Every transport that media or marks of this connection run over. */
function transportsOf(pc: RTCPeerConnection): ReadonlySet<RTCDtlsTransport> {
  const ends = pc.getTransceivers().flatMap(({ sender, receiver }) => [sender.transport, receiver.transport]);
  const all = [...ends, pc.sctp?.transport ?? null];
  return new Set(all.filter((transport) => transport !== null));
}

/**
 * Tells when the handshake itself fails: the certificate was not the one that the description named. Asked of the transports,
 * which the page hears of later than of the connection as a whole.
 */
export function onFailedHandshake(pc: RTCPeerConnection, listener: () => void): void {
  for (const transport of transportsOf(pc)) {
    const look = () => {
      if (transport.state === 'failed') listener();
    };
    transport.addEventListener('statechange', look);
    look();
  }
}

/** The page hears of a transport a moment later than of the connection as a whole. */
async function settled(transport: RTCDtlsTransport): Promise<void> {
  while (transport.state === 'new' || transport.state === 'connecting') {
    const { promise, resolve } = Promise.withResolvers<void>();
    transport.addEventListener('statechange', () => resolve(), { once: true });
    await promise;
  }
}

/**
 * SHA-256 of the certificate that the other end showed. `gone`: the connection went away in that moment; `several`: more than
 * the one transport that every call of ours has.
 */
export async function shownFingerprint(
  pc: RTCPeerConnection,
): Promise<Uint8Array<ArrayBuffer> | 'gone' | 'several'> {
  const [transport, ...others] = transportsOf(pc);
  if (others.length > 0) return 'several';
  if (transport === undefined) return 'gone';
  await settled(transport);
  const [shown] = transport.getRemoteCertificates();
  if (shown === undefined || transport.state !== 'connected') return 'gone';
  return new Uint8Array(await crypto.subtle.digest('SHA-256', shown));
}
