/** Asks the service again and again until the other computer's next part is there, the time is over, or somebody stops it. */
import { AppError, toAppError } from '../../../contract/errors/app-error.ts';

const pauseMs = 700;

/** One linking under way. */
export class Attempt {
  #stopped = false;
  #wake: () => void = () => {};

  get isStopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  /** Asks at once. */
  nudge(): void {
    this.#wake();
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, pauseMs).unref?.();
      if (this.#stopped) resolve();
    });
  }

  /**
   * The first answer of `ask` that is not null. A network that is away for a while is waited for. Throws what else `ask` throws;
   * `link.unknown` once `isOver`; null when it was stopped.
   */
  async until<Value>(ask: () => Promise<Value | null>, isOver: () => boolean): Promise<Value | null> {
    while (!this.#stopped) {
      try {
        const value = await ask();
        if (this.#stopped) return null;
        if (value !== null) return value;
      } catch (thrown) {
        const error = toAppError(thrown);
        if (!error.retryable) throw error;
      }
      if (isOver()) throw new AppError('link.unknown');
      await this.#pause();
    }
    return null;
  }
}
