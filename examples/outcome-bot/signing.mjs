// Who asks, and the proof of it: an Ed25519 signature over six lines of text.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Reads a private key in PKCS#8 PEM form, as `slipway keys create` and `openssl genpkey` write it. */
export function readKey(file) {
  let key;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new Error(`the key file ${file} cannot be used: ${error.message}; \`slipway keys create\` makes one`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`the key in ${file} is of type ${key.asymmetricKeyType}; requests are signed with Ed25519`);
  }
  return { id: keyId(key), key };
}

/** The headers that prove who sent this very value, and until when the proof holds. */
export function signatureHeaders({ id, key }, { verb, target, requestId, value, expiresAt }) {
  const lines = ['slipway-request-v1', verb, target, requestId, sha256(value), String(expiresAt)];
  return {
    'slipway-key': id,
    'slipway-expires': String(expiresAt),
    'slipway-signature': sign(null, Buffer.from(lines.join('\n'), 'utf8'), key).toString('base64'),
  };
}

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A key is named after its public half: the first sixteen digits of the SHA-256 of its 32 bytes. */
function keyId(key) {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return sha256(Buffer.from(x, 'base64url')).slice(0, 16);
}
