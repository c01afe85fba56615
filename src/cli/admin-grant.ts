import { changeRole } from '../application/identity/role-change.ts';
import { UnitOfWork } from '../application/kernel/unit-of-work.ts';
import { Accounts } from '../domain/identity/account.ts';
import { Sessions } from '../domain/identity/session.ts';
import { attempt, readArguments, withCore } from './command-line.ts';

const usage = `Usage: npm run admin:grant -- <username> [--revoke]

Makes someone an admin, or takes that back. Their sessions end: they sign in anew, with the new role.
  --revoke   make them an ordinary user again
  --help     show this
`;

const { values, positionals } = readArguments(usage, { revoke: { type: 'boolean' } }, ['username']);
const username = positionals[0]!;
const role = values.revoke ? 'user' : 'admin';

await attempt(() =>
  withCore(async ({ get }) => {
    const ports = { accounts: get(Accounts), sessions: get(Sessions), unitOfWork: get(UnitOfWork) };
    const changed = await changeRole(username, role, ports);
    const is = role === 'admin' ? 'an admin' : 'an ordinary user';
    process.stdout.write(
      changed
        ? `${username} is ${is} from now on and has to sign in anew.\n`
        : `${username} is ${is} already.\n`,
    );
  }),
);
