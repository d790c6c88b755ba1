/** TLS as the policy promises it: 256-bit suites only, TLS 1.2 at least. */
import type { SecureContextOptions } from 'node:tls';

/** Options for Node's TLS server. ChaCha20 and AES-256 only; no 128-bit suite, no CBC, no static RSA. */
export function tlsOptions(tls: { readonly cert: string; readonly key: string }): SecureContextOptions & {
  honorCipherOrder: boolean;
} {
  return {
    cert: tls.cert,
    key: tls.key,
    minVersion: 'TLSv1.2',
    honorCipherOrder: true,
    ciphers: [
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'ECDHE-ECDSA-AES256-GCM-SHA384',
      'ECDHE-RSA-AES256-GCM-SHA384',
      'ECDHE-ECDSA-CHACHA20-POLY1305',
      'ECDHE-RSA-CHACHA20-POLY1305',
    ].join(':'),
  };
}
