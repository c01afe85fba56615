import { z } from 'zod';
import { invalid } from '../../application/kernel/dispatcher.ts';
import { InvalidFields } from '../../application/kernel/errors.ts';
import type { Meta } from '../../application/kernel/operation.ts';
import { fieldsOf, idempotencyKeyOf } from '../json.ts';
import type { Problem } from '../problem.ts';

export const renewSocket = 'identity.renew-socket';
export const RenewSocketInput = z.strictObject({
  token: z.string().max(4096).optional().meta({
    description:
      'A new access token of the same person. Leave it out on a socket that signed in by cookie, after a refresh.',
  }),
});
export const CallOptions = z.strictObject({ idempotencyKey: z.string().optional() });

export type Acknowledgement =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };
export type Acknowledge = (acknowledgement: Acknowledgement) => void;

type Fields = Readonly<Record<string, unknown>>;

/** Parses the arguments of a call, without its name and acknowledgement. */
export function readCall([input = {}, options = {}, ...more]: readonly unknown[]): {
  fields: Fields;
  key: Pick<Meta, 'idempotencyKey'>;
} {
  if (more.length > 0)
    throw new InvalidFields({ detail: 'A call takes an input, options and an acknowledgement' });
  const fields = fieldsOf(input);
  if (fields.session === 'cookie') {
    throw new InvalidFields({ errors: [{ pointer: '/session', detail: 'is only possible over HTTP' }] });
  }
  const parsed = CallOptions.safeParse(options);
  if (!parsed.success) throw invalid(parsed.error);
  const { idempotencyKey } = parsed.data;
  return {
    fields,
    key: idempotencyKey === undefined ? {} : { idempotencyKey: idempotencyKeyOf(idempotencyKey) },
  };
}

/** The new token; undefined on a socket that signed in by cookie and gives none. */
export function readRenewal(fields: Fields, byCookie: boolean): string | undefined {
  const parsed = RenewSocketInput.safeParse(fields);
  if (!parsed.success) throw invalid(parsed.error);
  const { token } = parsed.data;
  if (token === undefined && !byCookie) {
    throw new InvalidFields({
      errors: [{ pointer: '/token', detail: 'is needed: the socket has no cookie' }],
    });
  }
  return token;
}
