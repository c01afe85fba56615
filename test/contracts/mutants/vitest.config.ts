import { defineConfig } from 'vitest/config';
import { plant } from './plant.ts';

/** For `npm run mutants`, which names the mutant in the environment. */
export default defineConfig({
  root: new URL('../../..', import.meta.url).pathname,
  plugins: [plant(JSON.parse(process.env.MUTANT!))],
  test: {
    include: ['test/contracts/wires.test.ts'],
    provide: { mysql: null, isFast: true },
    pool: 'forks',
    // Its key does not know the mutant.
    fsModuleCache: false,
    testTimeout: 5_000,
    reporters: ['json'],
  },
});
