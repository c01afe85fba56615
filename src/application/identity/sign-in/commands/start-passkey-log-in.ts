import { z } from 'zod';
import { issueTicket, LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { PasskeyVerifier } from '../../factors/passkeys/ports.ts';
import { PasskeyLogIn } from '../../factors/passkeys/views.ts';
import { SecretTokens } from '../../ports.ts';

export const startPasskeyLogIn = command({
  name: 'identity.start-passkey-log-in',
  summary: 'Start signing in with a passkey',
  description: 'Needs no name and no password: the browser knows its passkeys for this service.',
  access: 'public',
  input: z.strictObject({}),
  output: PasskeyLogIn,
  refuses: [],
  needs: { tickets: LogInTickets, secrets: SecretTokens, verifier: PasskeyVerifier, clock: Clock },
  limits: [{ name: 'start-passkey-log-in', points: 30, seconds: 60, per: 'address' }],
  replayable: false,
  async handle(_call, { tickets, secrets, verifier, clock }) {
    const [ticket, challenge] = [secrets.random(), secrets.random()];
    const draft = { purpose: 'passkey-log-in', userId: null, proof: '', challenge } as const;
    tickets.add(issueTicket({ ...draft, digest: secrets.digest(ticket) }, clock.now()));
    return { ticket, ...verifier.request({ challenge, userVerification: 'required' }) };
  },
});
