import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../../src/config.ts';
import { Environment } from '../../src/environment.ts';
import { missingCredentials } from './missing-credentials.ts';
import { sampleValues } from './sample-values.ts';

/** The value is known only where the service runs: it comes from a secret, or from a resource that is created. */
export const knownLater = Symbol('known later');

export type Variables = Readonly<Record<string, string | typeof knownLater>>;

/** `all` also stands for the commands, such as migrate. */
export type Role = 'all' | 'api' | 'worker';

/** Variables that libraries of the service read by themselves, or Node. docs/operations.md says what for. */
export const ofLibraries: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AZURE_STORAGE_CONNECTION_STRING',
  'AZURE_STORAGE_KEY',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
]);

/** What the image sets, and so what holds where a deployment says nothing else. */
export function imageVariables(dockerfile = readFileSync('Dockerfile', 'utf8')): Record<string, string> {
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  const assignments = [...lastStage.matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) => line!.split(' '));
  return Object.fromEntries(assignments.map((one) => one.split(/=(.*)/s, 2) as [string, string]));
}

/**
 * Throws an error that lists everything because of which the image would not start in this role with these variables:
 * unknown names, values that do not parse, and required variables that are not set.
 */
export function assertServiceVariables(where: string, variables: Variables, role: Role): void {
  const problems = problemsOf(variables, role);
  if (problems.length > 0) throw new Error(`${where}:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

function problemsOf(variables: Variables, role: Role): string[] {
  const fromImage = Object.entries(imageVariables()).filter(([name]) => name in Environment.shape);
  const values: Record<string, string> = Object.fromEntries(fromImage);
  const problems: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    if (!(name in Environment.shape) && !ofLibraries.has(name))
      problems.push(`${name}: the service knows no such variable`);
    else if (value !== knownLater) values[name] = value;
    else if (ofLibraries.has(name)) values[name] = 'known later';
    else if (name in sampleValues) values[name] = sampleValues[name]!;
    else
      problems.push(
        `${name}: is not meant to come from a secret; if it should, give it a value in sample-values.ts`,
      );
  }
  const said = values.ROLE ?? 'all';
  if (said !== role) problems.push(`ROLE: is ${said}, but must be ${role} here`);
  try {
    problems.push(...missingCredentials(readConfig(values), values));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(
      ...error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    );
  }
  return problems;
}
