#!/usr/bin/env node
// Asks for deployments and reads how they ended. Each verb has its own file; this one reads what was typed.
import { parseArgs } from 'node:util';
import { request } from './request.mjs';
import { watch } from './watch.mjs';

const USAGE = `Usage:
  node bot.mjs request --bootstrap HOST:PORT --registry URL --key FILE --target APPLICATION/ENVIRONMENT
                       --version VERSION --bundle-sha256 DIGEST --bundle-bytes N
                       [--commit COMMIT] [--dry-run] [--valid-minutes 10]
  node bot.mjs watch   --bootstrap HOST:PORT --registry URL [--request ID] [--from-beginning] [--group NAME]`;

const text = { type: 'string' };
const flag = { type: 'boolean', default: false };
const connection = { bootstrap: text, registry: text };
const verbs = {
  request: {
    run: request,
    required: ['bootstrap', 'registry', 'key', 'target', 'version', 'bundle-sha256', 'bundle-bytes'],
    options: {
      ...connection, key: text, target: text, version: text, 'bundle-sha256': text, 'bundle-bytes': text,
      commit: text, 'dry-run': flag, 'valid-minutes': { type: 'string', default: '10' },
    },
  },
  watch: {
    run: watch,
    required: ['bootstrap', 'registry'],
    options: { ...connection, request: text, 'from-beginning': flag, group: text },
  },
};

function read([name, ...rest]) {
  const verb = verbs[name];
  if (!verb) throw new Error(name ? `there is no verb "${name}"` : 'a verb is missing');
  const { values } = parseArgs({ args: rest, options: verb.options });
  const missing = verb.required.filter((option) => !values[option]);
  if (missing.length) throw new Error(`${missing.map((option) => `--${option}`).join(', ')} missing`);
  return () => verb.run(values);
}

let action;
try {
  action = read(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
try {
  await action();
  process.exit(0);
} catch (error) {
  console.error(`outcome-bot: ${error.message}`);
  process.exit(1);
}
