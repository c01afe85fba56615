import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Unavailable } from '../application/kernel/errors.ts';
import { type Core, compose } from '../composition.ts';
import { type Config, configOrExit } from '../config.ts';
import { Refusal } from '../domain/kernel/refusal.ts';
import { translate } from '../infrastructure/kernel/database/errors.ts';
import { SchemaIsBehind } from '../infrastructure/kernel/database/migrations.ts';
import { createLogger } from '../infrastructure/kernel/observability/logger.ts';

/** Ends the command with this message and exit code 1. */
export class Failure extends Error {}

/** Prints the message and the usage, and exits with 2. */
export function misuse(usage: string, message: string): never {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

const help = { help: { type: 'boolean', short: 'h' } } as const;

/** The options and positional arguments of this process; `--help` answers the usage and exits. */
export function readArguments<const O extends ParseArgsOptionsConfig>(
  usage: string,
  options: O,
  positionals: readonly string[] = [],
) {
  const parsed = parsedOrMisuse(usage, { ...options, ...help }, positionals.length > 0);
  if ((parsed.values as { help?: boolean }).help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) misuse(usage, `Say the ${missing}`);
  const unknown = parsed.positionals[positionals.length];
  if (unknown !== undefined) misuse(usage, `Unexpected argument '${unknown}'`);
  return parsed;
}

function parsedOrMisuse<const O extends ParseArgsOptionsConfig>(
  usage: string,
  options: O,
  allowPositionals: boolean,
) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    return misuse(usage, (error as Error).message);
  }
}

/** A whole number within bounds; anything else is a misuse. */
export function wholeNumber(
  usage: string,
  option: string,
  text: string,
  minimum: number,
  maximum: number,
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
  return misuse(usage, `--${option} must be a whole number from ${minimum} to ${maximum}`);
}

/** Runs `work`; what it cannot do is said in one line, and the exit code is 1. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const told = translate(error);
    if (!(told instanceof Failure || told instanceof SchemaIsBehind || told instanceof Refusal)) throw error;
    const cause = told instanceof Unavailable ? ` (${reason(told.cause)})` : '';
    process.stderr.write(`${told.message}${cause}\n`);
    process.exitCode = 1;
  }
}

const reason = (error: unknown) =>
  (error instanceof Error && error.message) || (error as { code?: string }).code;

/**
 * The service without its wires, for as long as `work` takes. Its log goes to standard error, from warnings on unless
 * LOG_LEVEL says otherwise: a command tells itself what it did.
 */
export async function withCore<T>(
  work: (core: Core) => Promise<T>,
  config: Config = configOrExit(),
): Promise<T> {
  const level = process.env.LOG_LEVEL ? config.LOG_LEVEL : 'warn';
  const core = await compose(config, { logger: createLogger(level, process.stderr) });
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}
