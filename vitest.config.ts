import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Long files first, so that no worker ends with one while the others have nothing to do. What measures the capacity of
 * the service comes last, when nothing else uses the machine.
 */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turnOf = ({ moduleId }: TestSpecification) =>
      moduleId.endsWith('/overload.slow.test.ts') ? 2 : moduleId.endsWith('.slow.test.ts') ? 0 : 1;
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => turnOf(a) - turnOf(b));
  }
}

/** `--mode fast` leaves out what needs a server of its own or long minutes. */
export default defineConfig(({ mode }) => {
  const fast = mode === 'fast';
  return {
    test: {
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...(fast ? ['**/*.mysql.test.ts', '**/*.slow.test.ts'] : [])],
      ...(fast
        ? { provide: { mysql: null, redis: null, isFast: true }, globalSetup: ['test/kit/tools.ts'] }
        : {
            globalSetup: [
              'test/kit/tools.ts',
              'test/kit/mysql/global-setup.ts',
              'test/kit/redis/global-setup.ts',
            ],
          }),
      // Files share a process, and so the seconds that loading the service takes; each cleans up after itself.
      isolate: false,
      sequence: { sequencer: SlowFirst },
      pool: 'forks',
      maxWorkers: '100%',
      restoreMocks: true,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { interval: 10 } },
    },
  };
});
