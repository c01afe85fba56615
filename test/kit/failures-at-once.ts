import type { Reporter, TestCase } from 'vitest/node';

/** Prints what failed when it fails: a run that is ended before its summary has said it. */
export default class FailuresAtOnce implements Reporter {
  onTestCaseResult(test: TestCase): void {
    for (const { stack, message } of test.result().errors ?? [])
      process.stderr.write(
        `FAILED ${test.module.relativeModuleId} > ${test.fullName}\n${stack ?? message}\n`,
      );
  }
}
