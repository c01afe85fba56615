import { openDatabase } from '../composition.ts';
import { configOrExit } from '../config.ts';
import { migrate } from '../infrastructure/kernel/database/migrations.ts';
import { attempt, readArguments } from './command-line.ts';

const usage = `Usage: npm run migrate

Brings the schema of the configured database up to date. Several processes may try at once.
  --help   show this
`;
readArguments(usage, {});
const config = configOrExit();

await attempt(async () => {
  const engine = await openDatabase(config);
  try {
    const names = await migrate(engine);
    process.stdout.write(
      names.length === 0 ? 'The schema is up to date.\n' : `Applied ${names.join(', ')}.\n`,
    );
  } finally {
    await engine.close();
  }
});
