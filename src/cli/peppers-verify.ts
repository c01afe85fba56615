import { nameOfPepper, peppersInUse } from '../infrastructure/identity/passwords/peppers-in-use.ts';
import { Database } from '../infrastructure/kernel/database/database.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run peppers:verify

Counts the password hashes that were made with each pepper of PASSWORD_PEPPER. Exit code 1 while any was made with
another one than the first: their owners have not signed in since. The service may be running.
  --help     show this help
`;

readArguments(usage, {});

await runCommand(() =>
  withCore(async (core) => {
    const { PASSWORD_PEPPER: peppers } = core.config;
    for (const { position, accounts } of await peppersInUse(core.get(Database), peppers)) {
      process.stdout.write(`Hashes with ${nameOfPepper(position, peppers)}: ${accounts}\n`);
      if (position !== 1 && accounts > 0) process.exitCode = 1;
    }
  }),
);
