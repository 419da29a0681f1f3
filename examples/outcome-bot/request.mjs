// Publishes one signed DeployRequested and prints where it went.
import { connect, Partitioners } from './connection.mjs';
import { eventIdOf, newRequestId } from './identity.mjs';
import { readKey, sha256, signatureHeaders } from './signing.mjs';

const SUBJECT = 'dev.slipway.events.DeployRequested';
const MINUTE = 60_000;

export async function request(options) {
  const signer = readKey(options.key);
  const { kafka, registry } = connect(options);
  const id = await registry.getLatestSchemaId(SUBJECT);
  const event = deployRequested(options, signer);
  const { requestId, target, occurredAt } = event.envelope;
  const value = await registry.encode(id, event);
  const expiresAt = occurredAt + Number(options['valid-minutes']) * MINUTE;
  const headers = {
    'schema-sha256': await schemaSha256(options.registry, id),
    ...signatureHeaders(signer, { verb: 'deploy', target, requestId, value, expiresAt }),
  };
  const [{ partition, baseOffset }] = await send(kafka, { key: target, value, headers });
  console.log(JSON.stringify({ requestId, target, partition, offset: baseOffset }));
}

function deployRequested(options, signer) {
  const requestId = newRequestId();
  return {
    envelope: {
      eventId: eventIdOf(requestId),
      requestId,
      target: options.target,
      release: options.version,
      cause: null,
      actor: `key:${signer.id}`,
      occurredAt: Date.now(),
      attempt: 1,
      traceparent: null,
    },
    release: {
      version: options.version,
      bundle: { sha256: options['bundle-sha256'], bytes: Number(options['bundle-bytes']) },
      commit: options.commit ?? null,
      imageDigests: {},
      configurationHash: null,
      schemaVersion: null,
    },
    dryRun: options['dry-run'],
    evidence: {},
  };
}

/** Readers compare this with the schema that they hold under the same id. */
async function schemaSha256(registry, id) {
  const response = await fetch(new URL(`/schemas/ids/${id}`, registry));
  return sha256((await response.json()).schema);
}

async function send(kafka, message) {
  // Everything about one target lies in one partition: the one that Java's partitioner (murmur2) picks, as this one does.
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    idempotent: true,
  });
  await producer.connect();
  try {
    return await producer.send({ topic: 'slipway.requests', acks: -1, messages: [message] });
  } finally {
    await producer.disconnect();
  }
}
