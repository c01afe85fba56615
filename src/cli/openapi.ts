import { writeFile } from 'node:fs/promises';
import { configOrExit } from '../config.ts';
import { documents } from '../documents.ts';
import { attempt, Failure, readArguments } from './command-line.ts';

const usage = `Usage: npm run openapi -- [--asyncapi] [--out <file>]

Writes the OpenAPI document to standard output. No database is needed.
  --asyncapi   the AsyncAPI document of the socket events instead
  --out        write to this file
  --help       show this
`;

const { values } = readArguments(usage, { asyncapi: { type: 'boolean' }, out: { type: 'string' } });
const made = documents(new URL(configOrExit().PUBLIC_URL));
const document = made[values.asyncapi ? '/asyncapi.json' : '/openapi.json']();
const text = `${JSON.stringify(document, null, 2)}\n`;

await attempt(async () => {
  const { out } = values;
  if (out === undefined) process.stdout.write(text);
  else
    await writeFile(out, text).catch((error: Error) => {
      throw new Failure(`Cannot write ${out}: ${error.message}`);
    });
});
