import { beforeAll, expect, it } from 'vitest';
import { fromBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { parseFirstKeyFile, renewKeyFile } from '../../../../../main/engine/keys/key-file-v1.ts';
import { checkSecrets, unwrapDataKey } from '../../../../../main/engine/keys/wrap.ts';

beforeAll(loadSodium);

/** Written by a build of before, with these secrets. */
const written =
  '{"version":1,"cipher":"sqlcipher4","profile":"G-xf4IDcdi8p3TNbqibsdw","createdAt":1700000000000,"wraps":[{"id":"fDtxNo7wSy7CNc2a0j1eWw","kind":"keychain","backend":"libsecret","machineBinding":"none","passcode":null,"sealed":"qdOECAhZArbH2diH5l_at9YYzjtZkVAB-thOc5nod00qoyfMMFQrcuwj_gRWD-ux6f98cIDC3_TsvLYdY1DlTUHt2dr0AK5D"}]}';
const deviceSecret = 'ZHqa7spIvjEDLZVjyb-sgNbrGOSTkBIZL3CMfeMojmc';
const dataKey = 'vi1RZo1dnk9IsydDBmCFoKef6WGp6GKmmlf6fXwPYwM';

it('a key file of the first builds gives the same data key in its new form', () => {
  const first = parseFirstKeyFile(written);
  if (first === null) throw new Error('not understood');
  const renewed = renewKeyFile(first, fromBase64Url(deviceSecret));
  expect(renewed.dataKey).toEqual(fromBase64Url(dataKey));
  checkSecrets(renewed.keyFile, fromBase64Url(deviceSecret), null);
  expect(unwrapDataKey(renewed.keyFile, fromBase64Url(deviceSecret), null, null)).toEqual(renewed.dataKey);
  expect(renewed.keyFile).toMatchObject({ version: 2, profile: first.profile, createdAt: first.createdAt });
});

it('opens with nothing but its own device secret', () => {
  const first = parseFirstKeyFile(written);
  if (first === null) throw new Error('not understood');
  expect(() => renewKeyFile(first, new Uint8Array(32))).toThrow('keyFile.wrongKey');
  expect(parseFirstKeyFile(written.replace('libsecret', 'elsewhere'))).toBeNull();
});
