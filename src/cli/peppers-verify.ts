import { Vault } from '../application/identity/factors/ports.ts';
import { seedsUnderFormerKeys } from '../infrastructure/identity/factors/former-seeds.ts';
import { nameOfPepper, peppersInUse } from '../infrastructure/identity/passwords/peppers-in-use.ts';
import { Database } from '../infrastructure/kernel/database/database.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run peppers:verify

Counts the password hashes that were made with each pepper of PASSWORD_PEPPER, and the authenticator apps whose seeds
are encrypted under a former one. Exit code 1 if there are any but under the first: their owners have not used them
since. The service may be running.
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
    const seeds = await seedsUnderFormerKeys(core.get(Database), core.get(Vault));
    process.stdout.write(`Authenticator apps under a former pepper: ${seeds}\n`);
    if (seeds > 0) process.exitCode = 1;
  }),
);
