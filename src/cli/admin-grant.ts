import { changeRole } from '../application/identity/accounts/role-change.ts';
import { UnitOfWork } from '../application/kernel/unit-of-work.ts';
import { Accounts } from '../domain/identity/account.ts';
import { Sessions } from '../domain/identity/session.ts';
import { exitWithUsage, readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run admin:grant -- <username> [--role moderator] [--revoke]

Makes a user an admin or a moderator, or revokes that. All sessions of the user end; the new role applies from the
next sign-in.
  --role     admin (the default) or moderator, who decides about reports
  --revoke   make them an ordinary user again
  --help     show this help
`;

const options = { role: { type: 'string', default: 'admin' }, revoke: { type: 'boolean' } } as const;
const { values, positionals } = readArguments(usage, options, ['username']);
const username = positionals[0]!;
const role =
  values.role === 'admin' || values.role === 'moderator'
    ? values.role
    : exitWithUsage(usage, '--role must be admin or moderator');
const given = values.revoke ? 'user' : role;

await runCommand(async () => {
  await withCore(async ({ get }) => {
    const ports = { accounts: get(Accounts), sessions: get(Sessions), unitOfWork: get(UnitOfWork) };
    const changed = await changeRole(username, given, ports);
    const roleName = { user: 'an ordinary user', moderator: 'a moderator', admin: 'an admin' }[given];
    process.stdout.write(
      changed
        ? `${username} is now ${roleName} and has to sign in again.\n`
        : `${username} is already ${roleName}.\n`,
    );
  });
});
