import type { z } from 'zod';
import { type JsonSchema, Schemas } from '../../schemas.ts';

export interface UploadFields {
  /** The input fields that take files. */
  readonly fields: ReadonlyMap<string, { readonly several: boolean }>;
  /** True when every call must send a file. */
  readonly needed: boolean;
}

const known = new WeakMap<z.ZodType, UploadFields>();

/** The file fields of an operation's input; cached. */
export function uploadFieldsOf(input: z.ZodType): UploadFields {
  let uploads = known.get(input);
  if (!uploads) known.set(input, (uploads = find(input)));
  return uploads;
}

/** Whether a call sends files. */
export function sendsFiles(input: z.ZodType, sent: Readonly<Record<string, unknown>>): boolean {
  const { fields, needed } = uploadFieldsOf(input);
  return needed || [...fields.keys()].some((name) => sent[name] !== undefined);
}

function find(input: z.ZodType): UploadFields {
  const schemas = new Schemas();
  const whole = schemas.input(input);
  const isFile = ({ format }: JsonSchema) => format === 'binary';
  const fields = Object.entries(schemas.fields(whole)).flatMap(([name, field]) =>
    isFile(field) || (field.items && isFile(field.items))
      ? [[name, { several: field.items !== undefined }] as const]
      : [],
  );
  const names = new Set(fields.map(([name]) => name));
  const { required = [] } = schemas.resolve(whole);
  return { fields: new Map(fields), needed: required.some((name) => names.has(name)) };
}
