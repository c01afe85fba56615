import { openDatabase } from '../composition.ts';
import { configOrExit } from '../config.ts';
import { migrate } from '../infrastructure/kernel/database/migrations.ts';
import { requireMysql } from '../infrastructure/kernel/database/mysql/server-limits.ts';
import { readArguments, runCommand } from './command-line.ts';

const usage = `Usage: npm run migrate

Migrates the configured database to the current schema. Several processes may run it at once.
  --help   show this help
`;
readArguments(usage, {});
const config = configOrExit();

await runCommand(async () => {
  const engine = await openDatabase(config);
  try {
    if (engine.dialect.name === 'mysql') await requireMysql(engine);
    const names = await migrate(engine);
    process.stdout.write(
      names.length === 0 ? 'The schema is up to date.\n' : `Applied ${names.join(', ')}.\n`,
    );
  } finally {
    await engine.close();
  }
});
