import { changeRole } from '../application/identity/accounts/role-change.ts';
import { UnitOfWork } from '../application/kernel/unit-of-work.ts';
import { Accounts } from '../domain/identity/account.ts';
import { Sessions } from '../domain/identity/session.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run admin:grant -- <username> [--revoke]

Makes a user an admin, or revokes that. All sessions of the user end; the new role applies from the next sign-in.
  --revoke   make an admin an ordinary user again
  --help     show this help
`;

const { values, positionals } = readArguments(usage, { revoke: { type: 'boolean' } }, ['username']);
const username = positionals[0]!;
const role = values.revoke ? 'user' : 'admin';

await runCommand(() =>
  withCore(async ({ get }) => {
    const ports = { accounts: get(Accounts), sessions: get(Sessions), unitOfWork: get(UnitOfWork) };
    const changed = await changeRole(username, role, ports);
    const roleName = role === 'admin' ? 'an admin' : 'an ordinary user';
    process.stdout.write(
      changed
        ? `${username} is now ${roleName} and has to sign in again.\n`
        : `${username} is already ${roleName}.\n`,
    );
  }),
);
