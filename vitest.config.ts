import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Long files first, so that no worker ends with one while the others have nothing to do. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFast = ({ moduleId }: TestSpecification) => Number(!moduleId.endsWith('.slow.test.ts'));
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => isFast(a) - isFast(b));
  }
}

/** What measures the capacity of the service runs after all others, when nothing else uses the machine. */
const capacity = ['test/faults/overload.slow.test.ts'];

/** Starts the containers of docker-compose.yml, which leave the machine to nothing else. */
const containers = ['test/deploy/*.docker.slow.test.ts'];

/** `--mode fast` leaves out what needs a server of its own or long minutes. */
export default defineConfig(({ mode }) => {
  const fast = mode === 'fast';
  const exclude = [...configDefaults.exclude, ...(fast ? ['**/*.mysql.test.ts', '**/*.slow.test.ts'] : [])];
  const common = {
    // Files share a process, and so the seconds that loading the service takes; each cleans up after itself.
    isolate: false,
    pool: 'forks',
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { interval: 10 } },
    // Whole values in the message of a failure: it may be all that is left of a run.
    chaiConfig: { truncateThreshold: 0 },
  } as const;
  const alone = (name: string, include: string[], groupOrder: number) => ({
    test: { ...common, name, include, exclude, maxWorkers: 1, sequence: { groupOrder } },
  });
  return {
    test: {
      ...(fast
        ? { provide: { mysql: null, redis: null, isFast: true }, globalSetup: ['test/kit/tools.ts'] }
        : {
            globalSetup: [
              'test/kit/tools.ts',
              'test/kit/mysql/global-setup.ts',
              'test/kit/redis/global-setup.ts',
            ],
          }),
      sequence: { sequencer: SlowFirst },
      projects: [
        {
          test: {
            ...common,
            name: 'all',
            include: ['test/**/*.test.ts'],
            exclude: [...exclude, ...capacity, ...containers],
            maxWorkers: '100%',
          },
        },
        alone('capacity', capacity, 1),
        alone('containers', containers, 2),
      ],
    },
  };
});
