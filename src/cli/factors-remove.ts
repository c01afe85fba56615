import { removeAllFactors } from '../application/identity/factors/remove-all-factors.ts';
import { SecurityLog } from '../application/identity/ports.ts';
import { UnitOfWork } from '../application/kernel/unit-of-work.ts';
import { Accounts } from '../domain/identity/account.ts';
import { Factors } from '../domain/identity/factors/factor.ts';
import { LogInTickets } from '../domain/identity/factors/log-in-ticket.ts';
import { RecoveryCodes } from '../domain/identity/factors/recovery-code.ts';
import { Sessions } from '../domain/identity/session.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run factors:remove -- <username>

For a user who lost every second factor and all recovery codes. Removes them, ends all sessions, and sends the user a
mail. Make sure first that it is the user who asks: afterwards the password is enough to sign in.
  --help     show this help
`;

const { positionals } = readArguments(usage, {}, ['username']);
const username = positionals[0]!;

await runCommand(() =>
  withCore(async ({ get }) => {
    const removed = await removeAllFactors(username, {
      accounts: get(Accounts),
      factors: get(Factors),
      recoveryCodes: get(RecoveryCodes),
      tickets: get(LogInTickets),
      sessions: get(Sessions),
      log: get(SecurityLog),
      unitOfWork: get(UnitOfWork),
    });
    process.stdout.write(
      removed === 0
        ? `${username} has no second factor.\n`
        : `Removed ${removed} second factor${removed === 1 ? '' : 's'} of ${username}, who has to sign in again.\n`,
    );
  }),
);
