import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceMutant, wireMutants } from '../test/contracts/mutants/wires.ts';

// Plants each fault in turn and runs the contract of wires: a wire whose contract still passes is named. Takes the
// words that a title must contain.
const [words = ''] = process.argv.slice(2);
const atOnce = 2;
const mutants = wireMutants.filter(({ title }) => title.includes(words));

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      readonly title: string;
    }[];
  }[];
}

/** The first test of each wire that fails. */
async function killers(mutant: SourceMutant): Promise<ReadonlyMap<string, string>> {
  const report = join(tmpdir(), `layers-mutant-${process.pid}-${wireMutants.indexOf(mutant)}.json`);
  const config = 'test/contracts/mutants/vitest.config.ts';
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--outputFile', report];
  const env = { ...process.env, MUTANT: JSON.stringify(mutant) };
  await new Promise((resolve) => execFile(process.execPath, args, { env }, resolve));
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  await rm(report);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0) throw new Error(`No test ran: "${mutant.title}" breaks the syntax`);
  const failed = tests
    .filter(({ status }) => status === 'failed')
    .map(
      ({ ancestorTitles: [wire = '', ...path], title }) =>
        [wire.slice('the wire '.length), [...path, title].join(' ')] as const,
    );
  return new Map(failed.toReversed());
}

let survived = 0;
const queue = [...mutants];
async function work(): Promise<void> {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const killed = await killers(mutant);
    const lines = mutant.wires.map((wire) => `  ${wire}: ${killed.get(wire) ?? 'SURVIVES'}\n`);
    survived += mutant.wires.filter((wire) => !killed.has(wire)).length;
    process.stdout.write(`${mutant.title}\n${lines.join('')}`);
  }
}
await Promise.all(Array.from({ length: atOnce }, work));
process.stdout.write(`${mutants.length} faults, ${survived} survive\n`);
process.exitCode = survived > 0 ? 1 : 0;
