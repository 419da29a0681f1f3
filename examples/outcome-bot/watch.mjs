// Prints one JSON line per outcome; with --request it ends after the outcome of that request.
import { randomUUID } from 'node:crypto';
import { connect } from './connection.mjs';

export async function watch(options) {
  const { kafka, registry } = connect(options);
  // A group with a name goes on where it stopped; without one, every start is a new reader.
  const consumer = kafka.consumer({
    groupId: options.group ?? `outcome-bot-${randomUUID()}`,
    allowAutoTopicCreation: false,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: 'slipway.outcomes', fromBeginning: options['from-beginning'] });
    await untilDone(consumer, options.request, (value) => decoded(registry, value));
  } finally {
    await consumer.disconnect();
  }
}

function untilDone(consumer, wanted, decode) {
  return new Promise((resolve, reject) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
    const eachMessage = async ({ message, partition }) => {
      const outcome = await decode(message.value).catch((error) => {
        console.error(`outcome-bot: record ${message.offset} of partition ${partition} is skipped: ${error.message}`);
      });
      if (!outcome || (wanted && outcome.envelope.requestId !== wanted)) return;
      console.log(JSON.stringify(outcome));
      if (wanted) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
}

/** The kind of outcome is the name of the schema that the record was written with. */
async function decoded(registry, value) {
  const event = await registry.decode(value);
  const schema = await registry.getSchema(value.readInt32BE(1));
  return { outcome: schema.name.split('.').pop(), ...event };
}
