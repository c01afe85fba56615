import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Unavailable } from '../application/kernel/errors.ts';
import type { Clock } from '../application/kernel/ports.ts';
import { type Core, compose } from '../composition.ts';
import { type Config, configOrExit } from '../config.ts';
import { Refusal } from '../domain/kernel/refusal.ts';
import { translate } from '../infrastructure/kernel/database/errors.ts';
import { SchemaIsBehind } from '../infrastructure/kernel/database/migrations.ts';
import { createLogger } from '../infrastructure/kernel/observability/logger.ts';

/** Ends the command with this message and exit code 1, without a stack trace. */
export class CommandError extends Error {}

/** Prints the message and the usage; exit code 2. */
export function exitWithUsage(usage: string, message: string): never {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

const help = { help: { type: 'boolean', short: 'h' } } as const;

/** Parses the arguments of this process. `--help` prints the usage and exits. */
export function readArguments<const O extends ParseArgsOptionsConfig>(
  usage: string,
  options: O,
  positionals: readonly string[] = [],
) {
  const parsed = parseOrExit(usage, { ...options, ...help }, positionals.length > 0);
  if ((parsed.values as { help?: boolean }).help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) exitWithUsage(usage, `Missing argument: ${missing}`);
  const unknown = parsed.positionals[positionals.length];
  if (unknown !== undefined) exitWithUsage(usage, `Unexpected argument '${unknown}'`);
  return parsed;
}

function parseOrExit<const O extends ParseArgsOptionsConfig>(
  usage: string,
  options: O,
  allowPositionals: boolean,
) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    return exitWithUsage(usage, (error as Error).message);
  }
}

/** Exits with the usage unless `text` is a whole number within bounds. */
export function wholeNumber(
  usage: string,
  option: string,
  text: string,
  minimum: number,
  maximum: number,
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
  return exitWithUsage(usage, `--${option} must be a whole number from ${minimum} to ${maximum}`);
}

/** Runs `work`; expected errors are printed in one line, with exit code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = translate(error);
    if (!(known instanceof CommandError || known instanceof SchemaIsBehind || known instanceof Refusal))
      throw error;
    const cause = known instanceof Unavailable ? ` (${reason(known.cause)})` : '';
    process.stderr.write(`${known.message}${cause}\n`);
    process.exitCode = 1;
  }
}

const reason = (error: unknown) =>
  (error instanceof Error && error.message) || (error as { code?: string }).code;

/**
 * Runs `work` with the composed service, without its servers and jobs. Logs go to standard error; the default level is
 * `warn`, since commands print their own output.
 */
export async function withCore<T>(
  work: (core: Core) => Promise<T>,
  config: Config = configOrExit(),
  clock?: Clock,
): Promise<T> {
  const level = process.env.LOG_LEVEL ? config.LOG_LEVEL : 'warn';
  const logger = createLogger(level, process.stderr);
  const core = await compose(config, { logger, ...(clock && { clock }) });
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}
