import { openDatabase } from '../composition.ts';
import { configOrExit } from '../config.ts';
import { migrate } from '../infrastructure/kernel/migrations.ts';

const engine = await openDatabase(configOrExit());
try {
  const names = await migrate(engine);
  process.stdout.write(names.length === 0 ? 'The schema is up to date.\n' : `Applied ${names.join(', ')}.\n`);
} finally {
  await engine.close();
}
