import { z } from 'zod';
import { InvalidFields } from '../../application/kernel/errors.ts';
import { invalid } from '../../application/kernel/field-errors.ts';
import type { Outcome } from '../kit/calls/caller.ts';

export const renewSocket = 'identity.renew-socket';
export const RenewSocketInput = z.strictObject({
  token: z.string().max(4096).optional().meta({
    description:
      'A new access token of the same person. Leave it out on a socket that signed in by cookie, after a refresh.',
  }),
});
export const CallOptions = z.strictObject({ idempotencyKey: z.string().optional() });

export type Acknowledge = (acknowledgement: Outcome) => void;

/** Parses the arguments of a call, without its name and acknowledgement. */
export function readCall([input, options = {}, ...more]: readonly unknown[]) {
  if (more.length > 0)
    throw new InvalidFields({ detail: 'A call takes an input, options and an acknowledgement' });
  const parsed = CallOptions.safeParse(options);
  if (!parsed.success) throw invalid(parsed.error, options);
  return { input, ...parsed.data };
}

/** The new token; undefined on a socket that signed in by cookie and gives none. */
export function readRenewal(input: unknown = {}, byCookie: boolean): string | undefined {
  const parsed = RenewSocketInput.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error, input);
  const { token } = parsed.data;
  if (token === undefined && !byCookie) {
    throw new InvalidFields({
      errors: [{ pointer: '/token', detail: 'is needed: the socket has no cookie' }],
    });
  }
  return token;
}
