/** How the service starts and refuses to: ready line, port taken, root, bad settings, foreign folder, newer database, kill -9. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../service/config.ts';
import { startEmbeddedPostgres } from '../../service/postgres/embedded.ts';
import { StartError } from '../../service/start-error.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { ServiceDidNotStart, startTestService, type TestService, userFolder } from '../support/service.ts';
import { codeOf } from '../support/service-client.ts';
import { openPractice } from '../support/service-people.ts';

const running: { remove(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.remove();
});

async function start(options: Parameters<typeof startTestService>[0] = {}): Promise<TestService> {
  const service = await startTestService(options);
  running.push(service);
  return service;
}

/** The error line and exit code of a service that must not start. */
async function refusal(options: Parameters<typeof startTestService>[0]) {
  try {
    running.push(await startTestService(options));
  } catch (error) {
    if (!(error instanceof ServiceDidNotStart)) throw error;
    const line = error.stderr.split('\n').find((text) => text.startsWith('{"error":'));
    if (line === undefined) throw error;
    const { code } = (JSON.parse(line) as { error: { code: string } }).error;
    return { code, exitCode: error.exitCode };
  }
  throw new Error('the service started');
}

const postmasterOf = (dataFolder: string) =>
  Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isGone = (pid: number) => !existsSync(`/proc/${pid}`);

describe('the embedded database', () => {
  it('is found again by the next start, with everything in it', async () => {
    const service = await start();
    const person = await openPractice(service.origin);
    const { serviceGeneration } = service;
    await service.restart();
    expect(service.serviceGeneration).toBe(serviceGeneration);
    expect(await codeOf(person.login())).toBe('done');
  });

  it('has fsync on, no TCP port, scram passwords, and folders for its user only', async () => {
    const postgres = await startTestPostgres();
    running.push(postgres);
    const settings = await postgres.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'password_encryption')
       ORDER BY name`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      password_encryption: 'scram-sha-256',
      synchronous_commit: 'on',
    });
    const hba = readFileSync(join(postgres.dataFolder, 'postgres', 'pg_hba.conf'), 'utf8');
    const methods = hba.split('\n').filter((line) => /^(local|host)/.test(line));
    expect(methods.every((line) => line.trim().endsWith('scram-sha-256'))).toBe(true);
    for (const name of ['', 'postgres', 'postgres-password']) {
      expect(statSync(join(postgres.dataFolder, name)).mode & 0o077).toBe(0);
    }
  });

  it('is stopped with the service, and leaves no socket folder behind', async () => {
    const service = await start();
    const postmaster = postmasterOf(service.dataFolder);
    const lock = JSON.parse(readFileSync(join(service.dataFolder, 'service.lock'), 'utf8')) as {
      socketFolder: string;
    };
    expect(existsSync(lock.socketFolder)).toBe(true);
    await service.stop();
    expect(isGone(postmaster)).toBe(true);
    expect(existsSync(lock.socketFolder)).toBe(false);
    expect(readdirSync(service.dataFolder).toSorted()).toEqual(['postgres', 'postgres-password']);
  });

  it('is stopped with the service although a peer never finishes its request', async () => {
    const service = await start();
    const peer = connect(service.port, '127.0.0.1');
    peer
      .on('error', () => {})
      .write('POST /v1/health HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((done) => peer.once('connect', done));
    // Asked and answered after it: the service has the half request by now.
    await openPractice(service.origin);
    expect(await service.stop()).toBe(0);
    peer.destroy();
  });

  it('is replaced cleanly after kill -9 of the service, and its socket folder removed', async () => {
    const service = await start();
    const lockFile = join(service.dataFolder, 'service.lock');
    const { socketFolder } = JSON.parse(readFileSync(lockFile, 'utf8')) as { socketFolder: string };
    const person = await openPractice(service.origin);
    await service.kill();
    await service.start();
    expect(await codeOf(person.login())).toBe('done');
    expect(existsSync(socketFolder)).toBe(false);
    expect(socketFolder.startsWith(tmpdir())).toBe(true);
  });

  it('takes the service down when it dies, and recovers at the next start', async () => {
    const service = await start();
    const person = await openPractice(service.origin);
    process.kill(postmasterOf(service.dataFolder), 'SIGKILL');
    expect(await service.ended()).toBe(71);
    await service.start();
    expect(await codeOf(person.login())).toBe('done');
  });

  it('serves one service per data folder', async () => {
    const service = await start();
    const second = await refusal({ dataFolder: service.dataFolder });
    expect(second).toEqual({ code: 'start.dataFolderInUse', exitCode: 67 });
    expect(await codeOf((await openPractice(service.origin)).login())).toBe('done');
  });

  it('is not started over a lock file that somebody left or garbled', async () => {
    const dataFolder = userFolder('o7-service-');
    writeFileSync(join(dataFolder, 'service.lock'), 'not json', { mode: 0o666 });
    const service = await start({ dataFolder });
    expect(service.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await service.stop();
    rmSync(dataFolder, { recursive: true });
  });
});

describe('refusals', () => {
  it('names a taken port', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    expect(await refusal({ port })).toEqual({ code: 'start.portTaken', exitCode: 66 });
    await new Promise((done) => server.close(done));
  });

  it('does not run its own database as root', async () => {
    const getuid = vi.spyOn(process, 'getuid').mockReturnValue(0);
    const dataFolder = join(tmpdir(), 'o7-never-made');
    try {
      await expect(startEmbeddedPostgres(dataFolder)).rejects.toMatchObject({ code: 'start.runsAsRoot' });
    } finally {
      getuid.mockRestore();
    }
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('names a database that is out of reach', async () => {
    const env = { DATABASE_URL: 'postgres://o7:secret-word@127.0.0.1:1/o7' };
    const service = startTestService({ env });
    const error = await service.catch((thrown: unknown) => thrown);
    expect((error as ServiceDidNotStart).exitCode).toBe(69);
    expect((error as ServiceDidNotStart).stderr).toContain('start.databaseUnreachable');
    expect((error as ServiceDidNotStart).stderr).not.toContain('secret-word');
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const postgres = await startTestPostgres();
    running.push(postgres);
    const env = { DATABASE_URL: postgres.url };
    await (await start({ env })).stop();
    await postgres.query("UPDATE service_state SET value = '9990' WHERE name = 'schema_version'");
    expect(await refusal({ env })).toEqual({ code: 'start.databaseNewer', exitCode: 70 });
    const rows = await postgres.query("SELECT value FROM service_state WHERE name = 'schema_version'");
    expect(rows).toEqual([{ value: '9990' }]);
  });
});

describe('settings', () => {
  const codeFor = (env: NodeJS.ProcessEnv) => {
    try {
      readConfig(env);
      return 'done';
    } catch (error) {
      return error instanceof StartError ? error.message : String(error);
    }
  };

  it.each(['0.0.0.0', '::', 'localhost', '192.168.1.2', '127.0.0.2'])(
    'refuse plain HTTP on %s',
    (O7_HOST) => {
      expect(codeFor({ O7_HOST })).toContain('start.insecureAddress');
    },
  );

  it.each([
    { O7_PORT: '70000' },
    { O7_PORT: 'http' },
    { DATABASE_URL: 'mysql://x' },
    { O7_ORIGIN: 'relay.example' },
    { O7_ENROLMENT: 'short' },
    { O7_TLS_CERT: '/nowhere' },
    { O7_LOG_LEVEL: 'trace' },
  ])('refuse %j and name the variable, not its value', (env) => {
    const [name = '', value = ''] = Object.entries(env)[0] ?? [];
    const said = codeFor(env);
    expect(said).toContain('start.configuration');
    expect(said).toContain(name);
    expect(said).not.toContain(`${value} `);
  });

  it('have defaults that run on loopback without anything set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4711,
      databaseUrl: null,
      tls: null,
      enrolment: { kind: 'free' },
    });
  });
});
