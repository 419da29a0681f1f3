// The usual clients, set up once.
import kafkajs from 'kafkajs';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

export const { Partitioners } = kafkajs;

export function connect({ bootstrap, registry }) {
  return {
    // Standard output belongs to the results, one JSON object per line.
    kafka: new kafkajs.Kafka({ clientId: 'outcome-bot', brokers: bootstrap.split(','), logLevel: kafkajs.logLevel.NOTHING }),
    registry: new SchemaRegistry({ host: registry }),
  };
}
