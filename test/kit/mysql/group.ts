import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { vi } from 'vitest';
import { freePort } from '../servers/free-port.ts';
import { mysqldProgram } from './program.ts';

interface Member {
  readonly port: number;
  readonly process: ChildProcess;
  readonly id: string;
}

/** Three MySQL servers of a replication group with one primary, as in production, on this machine. */
export async function startGroup() {
  const directory = await mkdtemp(join(tmpdir(), 'mysqld-group-'));
  const group = randomUUID();
  const ports = await Promise.all(Array.from({ length: 6 }, freePort));
  const [serving, talking] = [ports.slice(0, 3), ports.slice(3)];
  const members: Member[] = await Promise.all(
    serving.map(async (port, i) => {
      const data = [
        `--datadir=${join(directory, `data-${i}`)}`,
        ...(process.getuid?.() === 0 ? ['--user=root'] : []),
      ];
      await promisify(execFile)(mysqldProgram, [...data, '--initialize-insecure']);
      const server = spawn(
        mysqldProgram,
        [
          ...data,
          `--socket=${join(directory, `socket-${i}`)}`,
          `--port=${port}`,
          '--bind-address=127.0.0.1',
          '--mysqlx=OFF',
          '--innodb-buffer-pool-size=32M',
          '--innodb-redo-log-capacity=16M',
          '--innodb-flush-log-at-trx-commit=2',
          '--sync-binlog=0',
          `--server-id=${i + 1}`,
          '--log-bin=log',
          '--gtid-mode=ON',
          '--enforce-gtid-consistency=ON',
          '--report-host=127.0.0.1',
          '--plugin-load-add=group_replication.so',
          `--group-replication-group-name=${group}`,
          '--group-replication-start-on-boot=OFF',
          `--group-replication-local-address=127.0.0.1:${talking[i]}`,
          `--group-replication-group-seeds=${talking.map((at) => `127.0.0.1:${at}`).join()}`,
          '--group-replication-recovery-get-public-key=ON',
          // A server that does not answer for 5 s is expelled at once.
          '--group-replication-member-expel-timeout=0',
        ],
        { stdio: 'ignore' },
      );
      const id = await vi.waitUntil(
        () =>
          ask(port, 'select @@server_uuid as id').then(
            ([row]) => row!.id as string,
            () => undefined,
          ),
        { timeout: 60_000 },
      );
      return { port, process: server, id };
    }),
  );

  await ask(serving[0]!, 'set global group_replication_bootstrap_group = on');
  for (const port of serving) {
    await ask(
      port,
      "change replication source to source_user = 'root' for channel 'group_replication_recovery'",
    );
    await ask(port, 'start group_replication');
    await ask(port, 'set global group_replication_bootstrap_group = off');
  }
  await vi.waitUntil(
    async () => (await ask(serving[0]!, membersOf)).every(({ state }) => state === 'ONLINE'),
    { timeout: 60_000 },
  );
  const hosts = serving.map((port) => `127.0.0.1:${port}`).join();
  await ask(serving[0]!, 'create database layers character set utf8mb4 collate utf8mb4_0900_bin');

  const primary = async (): Promise<Member> => {
    for (const member of members) {
      const [row] = await ask(member.port, 'select @@super_read_only as isReplica').catch(() => []);
      if (row && !row.isReplica) return member;
    }
    throw new Error('No server of the group is the primary');
  };
  return {
    /** With the hosts of all three. */
    url: `mysql://root@${hosts}/layers`,
    /** The hosts that take no writes. */
    async replicaUrls(): Promise<string> {
      const { port: writes } = await primary();
      const others = serving.filter((port) => port !== writes);
      return `mysql://root@${others.map((port) => `127.0.0.1:${port}`).join()}/layers`;
    },
    /** Keeps the replicas from applying anything, until the returned function is called. */
    async holdReplicas(): Promise<() => void> {
      const { port: writes } = await primary();
      const holders = await Promise.all(
        serving
          .filter((port) => port !== writes)
          .map((port) => createConnection(`mysql://root@127.0.0.1:${port}`)),
      );
      for (const holder of holders) await holder.query('flush tables with read lock');
      return () => {
        for (const holder of holders) holder.destroy();
      };
    },
    async killReplicas(): Promise<void> {
      const { port: writes } = await primary();
      for (const { port, process: server } of members)
        if (port !== writes) {
          server.kill('SIGKILL');
          await once(server, 'exit');
        }
    },
    /** A planned change: another server becomes the primary. */
    async switchPrimary(): Promise<void> {
      const from = await primary();
      const to = members.find(({ port }) => port !== from.port)!;
      await ask(from.port, `select group_replication_set_as_primary('${to.id}')`);
    },
    async killPrimary(): Promise<void> {
      const { process: server } = await primary();
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async stop(): Promise<void> {
      for (const { process: server } of members) server.kill('SIGKILL');
      await Promise.all(
        members.map(async ({ process: server }) => {
          if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
        }),
      );
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const membersOf = 'select member_state as state from performance_schema.replication_group_members';

async function ask(port: number, text: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ uri: `mysql://root@127.0.0.1:${port}`, connectTimeout: 1_000 });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(text);
    return rows;
  } finally {
    connection.destroy();
  }
}
