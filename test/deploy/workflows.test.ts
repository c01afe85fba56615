import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { problemsOf } from './workflow-problems.ts';

const workflows = globSync('.github/workflows/*.yml').sort();
test.each(workflows)('%s is a valid workflow', async (path) => {
  expect(await problemsOf(readFileSync(path, 'utf8'))).toEqual([]);
});

const image = readFileSync('.github/workflows/image.yml', 'utf8');
test.each([
  ['a misspelt expression', 'matrix.architecture', 'matrix.arch'],
  ['an unknown context', 'github.sha }}', 'git.sha }}'],
  ['a value that an unknown property has', 'github.sha }}', 'github.shaa }}'],
  ['an unknown key', 'timeout-minutes', 'timeout-minute'],
  ['a job that waits for none', 'needs: build', 'needs: builds'],
])('%s in a workflow is found', async (_what, from, to) => {
  const spoilt = image.replace(from, to);
  expect(spoilt).not.toBe(image);
  expect(await problemsOf(spoilt)).not.toEqual([]);
});

test.each(workflows)('%s has few rights, ends in time, and uses actions by their major version', (path) => {
  const text = readFileSync(path, 'utf8');
  const { permissions, jobs } = parse(text) as {
    permissions: unknown;
    jobs: Record<string, { uses?: string; 'timeout-minutes'?: number }>;
  };
  expect(permissions).toEqual({ contents: 'read' });
  for (const job of Object.values(jobs))
    if (!job.uses) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  for (const [, action] of text.matchAll(/uses: (.+)/g))
    expect(action).toMatch(/^(\.\/.+\.yml|[\w-]+\/[\w-]+@v\d+)$/);
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const configurations = [...workflows, '.circleci/config.yml'];
test.each(configurations)('%s runs only commands that there are', (path) => {
  const text = readFileSync(path, 'utf8');
  for (const [, name] of text.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [script] of text.matchAll(/(?<=\s)\.?(?:ci|deploy)\/[\w./-]+/g))
    expect([script, existsSync(script)]).toEqual([script, true]);
});

test('GitHub and CircleCI run what a person runs: .ci/run', () => {
  for (const path of ['.github/workflows/check.yml', '.circleci/config.yml'])
    expect(readFileSync(path, 'utf8')).toMatch(/(run|command): \.ci\/run$/m);
});

/** The part of CircleCI's format that is used here. */
const run = z.strictObject({
  name: z.string(),
  command: z.string(),
  no_output_timeout: z.string().regex(/^\d+m$/),
});
const circleConfig = z
  .strictObject({
    version: z.literal(2.1),
    jobs: z.record(
      z.string(),
      z.strictObject({
        docker: z.array(z.strictObject({ image: z.string().regex(/^[\w./-]+:[\w.-]+$/) })).min(1),
        resource_class: z.enum(['small', 'medium', 'large', 'xlarge']),
        steps: z.array(z.union([z.literal('checkout'), z.strictObject({ run })])).min(2),
      }),
    ),
    workflows: z.record(z.string(), z.strictObject({ jobs: z.array(z.string()) })),
  })
  .refine(({ jobs, workflows }) =>
    Object.values(workflows).every((one) => one.jobs.every((name) => name in jobs)),
  );
const circle = readFileSync('.circleci/config.yml', 'utf8');

test('the configuration of CircleCI is valid', () => {
  circleConfig.parse(parse(circle));
});

test.each([
  ['an unknown key', 'resource_class', 'resource-class'],
  ['a job that is not there', '      - check\n', '      - checks\n'],
])('%s in it is found', (_what, from, to) => {
  const spoilt = circle.replace(from, to);
  expect(spoilt).not.toBe(circle);
  expect(circleConfig.safeParse(parse(spoilt)).success).toBe(false);
});
