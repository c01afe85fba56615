import { configDefaults, defineConfig } from 'vitest/config';

/** What `npm run mutate` asks of each mutant: fast tests, those of the domain unless MUTATE_TESTS names others. */
export default defineConfig({
  test: {
    include: [process.env.MUTATE_TESTS ?? 'test/domain/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/*.mysql.test.ts', '**/*.slow.test.ts'],
    provide: { mysql: null },
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
