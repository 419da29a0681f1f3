// The two ids that a request carries. Sending the same request again means sending the same ids.
import { createHash, randomBytes } from 'node:crypto';

/** A UUID of version 7: it begins with the time, so requests sort by age. */
export function newRequestId(now = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return uuid(bytes, 7);
}

/** The id of the event that carries a request follows from the id of the request. */
export function eventIdOf(requestId) {
  return uuid(createHash('md5').update(`${requestId}\nrequest\n0`).digest(), 3);
}

function uuid(bytes, version) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
