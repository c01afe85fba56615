import { refusal } from '../../domain/kernel/refusal.ts';

export class UseHttp extends refusal('wallets.use-http', 'unsupported', 'Call this over HTTP') {}
export class StatementTooLong extends refusal(
  'wallets.statement-too-long',
  'too-large',
  'The statement has more than 10,000 entries; ask for fewer days',
) {}
