/** A fault planted in a source file; the contract of each of `wires` has to fail. */
export interface SourceMutant {
  readonly title: string;
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly wires: readonly string[];
}

const all = ['http', 'socket', 'websocket', 'rpc'];
const staying = ['socket', 'websocket', 'rpc'];

const kit = 'src/interfaces/kit';
const caller = `${kit}/calls/caller.ts`;
const connection = `${kit}/connections/connection.ts`;
const connections = `${kit}/connections/connections.ts`;
const delivery = `${kit}/connections/frame-delivery.ts`;
const handler = 'src/interfaces/http/requests/operation-handler.ts';
const context = 'src/interfaces/http/requests/request-context.ts';

const mutant = (
  title: string,
  file: string,
  find: string,
  replace: string,
  wires: readonly string[],
): SourceMutant => ({ title, file, find, replace, wires });

export const wireMutants: readonly SourceMutant[] = [
  mutant(
    'calls are never shed',
    caller,
    'kind && this.#dependencies.admission.refuses(kind, this.wire) ? overloaded() : undefined',
    'undefined',
    all,
  ),
  mutant('HTTP is shed by method', 'src/interfaces/http/app.ts', 'kinds.get(handlers[0]?.[0][0]) ??', '', [
    'http',
  ]),
  mutant('the caller is not authenticated', caller, 'this.actor = (await authenticate()) ?? null;', '', all),
  mutant(
    'a connection trusts the sign-in of its start',
    connection,
    'this.#credentials && this.#options.authenticator.authenticate(this.#credentials.token)',
    'this.#credentials?.signedIn',
    ['socket', 'websocket'],
  ),
  mutant(
    'a public operation refuses an ended session',
    caller,
    'if (!isPublic || !(error instanceof TokenRejected)) throw error;',
    'throw error;',
    ['http', 'socket', 'rpc'],
  ),
  mutant(
    'an invalid token counts as none',
    caller,
    'if (!isPublic || !(error instanceof TokenRejected)) throw error;',
    '',
    ['http', 'socket', 'websocket', 'rpc'],
  ),
  mutant(
    'cookies of other sites are taken',
    `${kit}/sign-in/sign-in.ts`,
    'if (byCookie && !harmless) this.origins.guard(incoming.headers);',
    '',
    all,
  ),
  mutant(
    'HTTP takes writes for reads',
    context,
    'const harmless = reads.has(this.incoming.method!);',
    'const harmless = true;',
    ['http'],
  ),
  mutant(
    'files are taken in frames',
    caller,
    'if (this.actor && sendsFiles(operation.input, fields)) throw new UseHttp();',
    '',
    ['socket', 'rpc'],
  ),
  mutant('HTTP takes files in JSON', handler, 'else if (mustUpload) throw new UseHttp();', '', ['http']),
  mutant(
    'idempotency keys are dropped',
    caller,
    '{ idempotencyKey: idempotencyKeyOf(idempotencyKey) }',
    '{}',
    ['socket', 'rpc'],
  ),
  mutant('HTTP drops idempotency keys', context, '{ idempotencyKey: idempotencyKeyOf(key) }', '{}', ['http']),
  mutant('idempotency keys are not checked', `${kit}/calls/fields.ts`, '{1,255}', '+', [
    'http',
    'socket',
    'rpc',
  ]),
  mutant(
    'deep nesting is taken',
    `${kit}/calls/fields.ts`,
    'if (isDeeper(value, depthLimit))',
    'if (false)',
    all,
  ),
  mutant(
    'unknown operations fail',
    caller,
    'if (!operation) throw new UnknownOperation();',
    'if (!operation) throw new Error(name);',
    ['socket', 'rpc'],
  ),
  mutant(
    'calls leave no line in the log',
    caller,
    'this.#dependencies.callLog[logLevelOf(status)](line, message);',
    '',
    all,
  ),
  mutant(
    'calls leave two lines in the log',
    caller,
    'this.#dependencies.callLog[logLevelOf(status)](line, message);',
    'for (const _ of [1, 2]) this.#dependencies.callLog[logLevelOf(status)](line, message);',
    all,
  ),
  mutant('log lines lack the caller', caller, 'actor: this.actor?.id,', '', all),
  mutant('log lines lack the reason', caller, 'code: this.#code,', '', all),
  mutant(
    'errors of the server are not logged',
    'src/interfaces/problem.ts',
    "log.error({ err: error, requestId }, 'unexpected error');",
    '',
    all,
  ),
  mutant(
    'errors of the server are told to clients',
    'src/interfaces/problem.ts',
    'return internalError;',
    'return { ...internalError, detail: String(error) };',
    all,
  ),
  mutant(
    'the wire does not say its name',
    caller,
    'wire: this.#wire, ...this.client, ...more };',
    "wire: '', ...this.client, ...more };",
    all,
  ),
  mutant(
    'presence misses a new connection',
    connections,
    'this.#attend(presence.connected(userId))',
    'Promise.resolve()',
    staying,
  ),
  mutant(
    'presence misses a closed connection',
    connections,
    'void connected.then(() => this.#attend(presence.disconnected(userId)));',
    '',
    staying,
  ),
  mutant(
    'the end of a session closes nothing',
    connections,
    "void connection.end('session-ended');",
    'continue;',
    staying,
  ),
  mutant(
    'the end of a session during the handshake is missed',
    connections,
    "connection.authenticate().catch(() => connection.end('session-ended'));",
    '',
    staying,
  ),
  mutant(
    'expired tokens close nothing',
    connection,
    'timers.after(untilExpiry(), () => void this.#expire())',
    '() => {}',
    staying,
  ),
  mutant(
    'a refreshed cookie renews nothing',
    connection,
    'this.byCookie && (await this.renew(undefined).then(...yesOrNo))',
    'false',
    staying,
  ),
  mutant(
    'slow readers are kept',
    connections,
    'if (connection.cutIfSlow()) readers',
    'if (this.size < 0) readers',
    staying,
  ),
  mutant(
    'frames reach no connection',
    delivery,
    'this.#wires[index]!.deliver(next, connections)',
    'undefined',
    staying,
  ),
  mutant(
    'frames reach everyone',
    connections,
    'users.flatMap((user) => [...this.#byUser.of(user)])',
    '[...this.#all]',
    staying,
  ),
  mutant(
    'frames reach one connection of a user',
    connections,
    'users.flatMap((user) => [...this.#byUser.of(user)])',
    'users.flatMap((user) => [...this.#byUser.of(user)].slice(0, 1))',
    staying,
  ),
  mutant('large audiences are served in part', delivery, 'setImmediate(() => this.#drain());', '', staying),
  mutant(
    'the newest frame goes first',
    delivery,
    'this.#queue.push(...outgoing);',
    'this.#queue.unshift(...outgoing.toReversed());',
    staying,
  ),
  mutant(
    'calls under way have no limit',
    connection,
    'if (isFull) throw new TooManyInFlight({ retryAfterSeconds: 1 });',
    '',
    ['socket', 'websocket'],
  ),
  mutant(
    'connections have no limit',
    connections,
    'this.#isClosing || this.#all.size >= this.#options.maxConnections',
    'this.#isClosing',
    ['websocket', 'rpc'],
  ),
  mutant(
    'sockets have no limit',
    'src/interfaces/socket/wire.ts',
    'engine.clientsCount + throttle.waiting < limits.maxConnections',
    'true',
    ['socket'],
  ),
  mutant('the gauge is not set', `${kit}/kit.ts`, 'this.set({ wire }, size)', 'size', staying),
  mutant('dead clients are kept', connection, 'else this.peer.terminate();', '', ['websocket', 'rpc']),
  mutant(
    'connections are cut before their answers',
    connection,
    'await Promise.race([this.#calls.settled(), patience]);',
    '',
    ['socket', 'websocket'],
  ),
  mutant('calls run while the service stops', connection, 'if (isStopping) throw new NotReady();', '', [
    'socket',
    'websocket',
  ]),
  mutant(
    'callers that do not read are kept',
    connection,
    'this.#calls.isCongested || this.cutIfSlow()',
    'this.#calls.isCongested',
    ['socket', 'websocket'],
  ),
  mutant(
    'refused sockets leave no line in the log',
    'src/interfaces/socket/wire.ts',
    "call.refuse(error, 'handshake refused')",
    'call.problemOf(error)',
    ['socket'],
  ),
  mutant(
    'refused plain WebSockets leave no line in the log',
    'src/interfaces/websocket/wire.ts',
    "call.refuse(error, 'handshake refused')",
    'call.problemOf(error)',
    ['websocket'],
  ),
  mutant(
    'requests are cut before their answers',
    `${kit}/server.ts`,
    'server.closeIdleConnections();\n  // Clients',
    'server.closeAllConnections();\n  // Clients',
    ['http', 'rpc'],
  ),
  mutant(
    'connections are left to the stop',
    connections,
    "connection.end('stopping')));",
    'connection));',
    staying,
  ),
  mutant(
    'clients that do not answer are waited for',
    `${kit}/server.ts`,
    'for (const stream of upgraded) stream.destroy();',
    '',
    ['socket'],
  ),
  mutant(
    'sockets do not say that they have closed',
    'src/interfaces/socket/wire.ts',
    "socket.on('disconnect', closed);",
    '',
    ['socket'],
  ),
  mutant(
    'plain WebSockets do not say that they have closed',
    'src/interfaces/websocket/wire.ts',
    "socket.on('close', closed);",
    '',
    ['websocket'],
  ),
  mutant(
    'event streams do not say that they have closed',
    'src/interfaces/rpc/events.ts',
    "response.on('error', closed).on('close', closed);",
    '',
    ['rpc'],
  ),
];
