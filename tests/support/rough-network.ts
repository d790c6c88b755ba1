/** A network between engines and the service that can be bad on order: cut, refusing, half open, slow. It knows only bytes. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Link {
  readonly client: Socket;
  readonly target: Socket;
  /** Nothing passes any more, and nobody is told. */
  isSilent: boolean;
}

export class RoughNetwork {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  /** Bytes that the next connections carry before they break off; taken from the front. */
  readonly #shortLives: number[] = [];
  #targetPort = 0;
  #isDown = false;
  #delayMs = 0;

  private constructor() {
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(): Promise<RoughNetwork> {
    const network = new RoughNetwork();
    const listening = Promise.withResolvers<void>();
    network.#server.listen(0, '127.0.0.1', () => listening.resolve());
    await listening.promise;
    return network;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where the service listens. */
  pointAt(port: number): void {
    this.#targetPort = port;
  }

  /** Cuts the open connections that `isHit` chooses; answers how many. */
  cut(isHit: () => boolean = () => true): number {
    const hit = [...this.#links].filter(isHit);
    for (const link of hit) this.#end(link);
    return hit.length;
  }

  /** From here on nothing passes on the open connections that `isHit` chooses, both ends believing in them; answers how many. */
  silence(isHit: () => boolean): number {
    const hit = [...this.#links].filter((link) => !link.isSilent && isHit());
    for (const link of hit) link.isSilent = true;
    return hit.length;
  }

  /** Every connection is cut, and new ones as soon as they come, until it is up again. */
  setDown(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) this.cut();
  }

  /** What passes is held back for so long, in ms. */
  setDelay(ms: number): void {
    this.#delayMs = ms;
  }

  /** The next connection breaks off after so many bytes, in the middle of whatever it says. */
  shorten(bytes: number): void {
    this.#shortLives.push(bytes);
  }

  /** Good from now on. What was silent ends, unless `keepSilent`: then both ends must find out by themselves. */
  heal({ keepSilent = false }: { readonly keepSilent?: boolean } = {}): void {
    this.#isDown = false;
    this.#delayMs = 0;
    this.#shortLives.length = 0;
    if (!keepSilent) for (const link of [...this.#links]) if (link.isSilent) this.#end(link);
  }

  async stop(): Promise<void> {
    this.setDown(true);
    const closed = Promise.withResolvers<void>();
    this.#server.close(() => closed.resolve());
    await closed.promise;
  }

  #join(client: Socket): void {
    client.on('error', () => {});
    if (this.#isDown) {
      client.destroy();
      return;
    }
    const target = connect({ port: this.#targetPort, host: '127.0.0.1' });
    const link: Link = { client, target, isSilent: false };
    this.#links.add(link);
    let left = this.#shortLives.shift() ?? Number.POSITIVE_INFINITY;
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      let passed: Promise<void> = Promise.resolve();
      from.on('data', (bytes: Buffer) => {
        const part = bytes.subarray(0, Math.max(0, left));
        left -= bytes.length;
        const isLast = left < 0;
        passed = passed
          .then(() => this.#pass(link, part, to))
          .then(() => (isLast ? this.#end(link) : undefined));
      });
      from.on('error', () => this.#end(link));
      from.on('close', () => {
        // What was said before goes on its way first; the other end of a silent connection hears nothing of it.
        void passed.then(() => (link.isSilent ? undefined : this.#end(link)));
      });
    }
  }

  async #pass(link: Link, bytes: Buffer, to: Socket): Promise<void> {
    if (this.#delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#delayMs));
    if (!link.isSilent && !to.destroyed) to.write(bytes);
  }

  #end(link: Link): void {
    this.#links.delete(link);
    link.client.destroy();
    link.target.destroy();
  }
}
