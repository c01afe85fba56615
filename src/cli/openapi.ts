import { writeFile } from 'node:fs/promises';
import { configOrExit } from '../config.ts';
import { documents } from '../documents.ts';
import { CommandError, readArguments, runCommand } from './command-line.ts';

const usage = `Usage: npm run openapi -- [--asyncapi | --openrpc | --legacy] [--out <file>]

Writes the OpenAPI document to standard output. Needs no database.
  --asyncapi   write the AsyncAPI document of the socket events instead
  --openrpc    write the OpenRPC document of the JSON-RPC calls instead
  --legacy     write the document of the older paths instead
  --out        write to this file
  --help       show this help
`;

const { values } = readArguments(usage, {
  asyncapi: { type: 'boolean' },
  openrpc: { type: 'boolean' },
  legacy: { type: 'boolean' },
  out: { type: 'string' },
});
const made = documents(new URL(configOrExit().PUBLIC_URL));
const chosen = (['asyncapi', 'openrpc'] as const).find((name) => values[name]);
const path = values.legacy ? '/openapi-legacy.json' : (`/${chosen ?? 'openapi'}.json` as const);
const document = await made[path]();
const text = `${JSON.stringify(document, null, 2)}\n`;

await runCommand(async () => {
  const { out } = values;
  if (out === undefined) process.stdout.write(text);
  else
    await writeFile(out, text).catch((error: Error) => {
      throw new CommandError(`Cannot write ${out}: ${error.message}`);
    });
});
