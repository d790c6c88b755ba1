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
} as const satisfies Readonly<Record<string, DestinationFacts>>;
