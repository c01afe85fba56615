import { z } from 'zod';
import { Credentials } from '../../../src/application/identity/credentials.ts';
import { usernameField } from '../../../src/application/identity/fields.ts';
import { query } from '../../../src/application/kernel/operation.ts';

export const checkUsername = query({
  name: 'identity.check-username',
  summary: 'Whether a username is free',
  access: 'public',
  input: z.strictObject({ username: usernameField }),
  output: z.object({ free: z.boolean() }),
  refuses: [],
  needs: { credentials: Credentials },
  limits: [{ name: 'check-username', points: 60, seconds: 60, per: 'address' }],
  async handle({ input }, { credentials }) {
    return { free: (await credentials.byUsername(input.username)) === undefined };
  },
});
