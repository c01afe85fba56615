import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.RECORD_EXAMPLES;

export interface RecordedCall {
  readonly operation: string;
  readonly request?: unknown;
  readonly response?: unknown;
}

/** With RECORD_EXAMPLES=folder, the calls of the tests are kept there: `npm run openapi:examples` selects from them. */
export function recordExample(operation: string | undefined, body: unknown, text: string): void {
  if (folder === undefined || operation === undefined) return;
  const call: RecordedCall = {
    operation,
    ...(typeof body === 'string' && body.startsWith('{') && { request: JSON.parse(body) }),
    ...(text !== '' && { response: JSON.parse(text) }),
  };
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(call)}\n`);
}
