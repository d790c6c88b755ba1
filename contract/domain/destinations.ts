/** Every place that the app itself ever connects to. What is not here is refused by main/egress. */

/** The service of a build whose operator named none: a name reserved for being nobody's (RFC 2606). */
export const defaultServiceUrl = 'https://relay.o7therapy.example';

interface DestinationFacts {
  /** Host and port as they are written down for whoever opens a firewall. */
  readonly place: string;
  readonly protocol: string;
  readonly why: string;
  readonly when: string;
  readonly leaves: string;
  readonly runBy: string;
}

/** Sentences for docs/hosts.md. */
export const destinations = {
  service: {
    place:
      'the host of the service, port 443 (of a build that names no service: `relay.o7therapy.example:443`)',
    protocol:
      'HTTPS and, over the same port, one WebSocket (`wss`); TLS 1.2 or 1.3, 256-bit suites only; plain HTTP to literal 127.0.0.1 or [::1] alone',
    why: 'carries sealed envelopes between people, and the little account data that must exist',
    when: 'from the moment somebody opens a practice, looks up an invitation, or opens one of the pages that ask O7; never before, and not in the sample practice',
    leaves: 'what the table of requests below says',
    runBy: 'the operator of the service, named when the app is packaged (`O7_SERVICE_URL`)',
  },
  proxy: {
    place: 'host and port of the proxy that the system names, where it names one; none to open beyond it',
    protocol:
      'HTTP `CONNECT` over TCP or TLS, with our own TLS to the service inside; SOCKS is refused, as is a proxy that wants a password',
    why: 'networks that let nothing out directly',
    when: 'instead of a direct connection to the service, never besides it and never for loopback',
    leaves: 'the name and port of the service, and the sizes and times of sealed bytes',
    runBy: 'whoever runs that network',
  },
  relay: {
    place:
      'the relays (TURN) that the operator’s service names, where it names any: their host and port, usually 443 or 5349 over TCP and TLS, 3478 over UDP; where it names none, the other person’s computer',
    protocol:
      'TURN over TLS, TCP or UDP, by Chromium; the TCP ones through the system’s proxy; inside, DTLS-SRTP with frames that are encrypted once more',
    why: 'carries sound and picture between the computers of a call, without either learning the other’s address',
    when: 'from the moment somebody was let into a call to its end; never else',
    leaves:
      'encrypted sound and picture, with their sizes and times; credentials that name nobody; the network address',
    runBy: 'the operator of the service',
  },
  zoom: {
    place:
      '`zoom.us` and every host below it, port 443 (never `us.telemetry.zoom.us`, which is cancelled); media also over UDP to addresses that Zoom names in the call, which Zoom publishes for firewalls; a build made with `--without-zoom` reaches none of it',
    protocol: 'HTTPS and WebSocket over TLS, by Chromium and the system’s proxy; WebRTC',
    why: 'carries a call whose people all agreed to go over Zoom, where the operator has an account there',
    when: 'from the moment such a person was let in to the end of that call; never else',
    leaves:
      'sound and picture, which Zoom could hear and see; a number for each person instead of a name; a session name and passcode that are derived from keys and say nothing; the network address',
    runBy: 'Zoom Communications, for the account of the operator',
  },
} as const satisfies Readonly<Record<string, DestinationFacts>>;
