import { configDefaults, defineConfig } from 'vitest/config';

/** `--mode fast` leaves out what needs a server of its own or long minutes. */
export default defineConfig(({ mode }) => {
  const fast = mode === 'fast';
  return {
    test: {
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...(fast ? ['**/*.mysql.test.ts', '**/*.slow.test.ts'] : [])],
      ...(fast
        ? { provide: { mysql: null, isFast: true } }
        : { globalSetup: ['test/kit/mysql/global-setup.ts'] }),
      // Files share a process, and so the seconds that loading the service takes; each cleans up after itself.
      isolate: false,
      pool: 'forks',
      maxWorkers: '100%',
      restoreMocks: true,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { interval: 10 } },
    },
  };
});
