import type { Operation } from '../../application/kernel/operation.ts';
import type { RefusalType } from '../../domain/kernel/refusal.ts';
import { uploadFieldsOf } from '../kit/calls/upload-fields.ts';
import { problemSchema, statusOf } from '../problem.ts';
import { type JsonSchema, Schemas } from '../schemas.ts';
import { codes } from './calls.ts';

export interface OpenRpcOptions {
  readonly operations: readonly Operation[];
  readonly publicUrl: URL;
  readonly version: string;
}

const about =
  'POST single calls or batches to `/rpc`, with `Authorization: Bearer` or the sign-in cookie. A call may carry an ' +
  '`idempotencyKey` beside its `params`. The `data` of an error is the Problem of the other wires; its `code` is one of ' +
  "JSON-RPC's own or the HTTP status of the Problem. Frames come as Server-Sent Events from `/rpc/events`: see the " +
  'AsyncAPI document.';

/** The OpenRPC document. It leaves out operations that need a file, which only HTTP takes, or a socket. */
export function openRpc({ operations, publicUrl, version }: OpenRpcOptions): object {
  const schemas = new Schemas();
  return {
    openrpc: '1.3.2',
    info: { title: 'Layers over JSON-RPC', version, description: about },
    servers: [{ name: 'main', url: new URL('/rpc', publicUrl).href }],
    methods: operations
      .filter(({ input, overSockets }) => !overSockets && !uploadFieldsOf(input).needed)
      .map((operation) => methodOf(operation, schemas)),
    components: { schemas: { ...schemas.components, Problem: problemSchema } },
  };
}

function methodOf({ name, summary, description, input, output, refuses }: Operation, schemas: Schemas) {
  const whole = schemas.input(input);
  const { required = [] } = schemas.resolve(whole);
  return {
    name,
    summary,
    ...(description !== undefined && { description }),
    tags: [{ name: name.split('.')[0] }],
    paramStructure: 'by-name',
    params: Object.entries(schemas.fields(whole))
      .map(([field, schema]) => paramOf(field, required.includes(field), schema))
      // Required ones come first: the specification says so.
      .sort((a, b) => Number(b.required) - Number(a.required)),
    result: { name: 'result', schema: schemas.output(output) },
    errors: refuses.map(errorOf),
  };
}

const paramOf = (name: string, required: boolean, { description, ...schema }: JsonSchema) => ({
  name,
  required,
  ...(description !== undefined && { description }),
  schema,
});

const errorOf = ({ code, kind, title }: RefusalType) => ({
  code: codes[code] ?? statusOf[kind],
  message: title,
  data: { code },
});
