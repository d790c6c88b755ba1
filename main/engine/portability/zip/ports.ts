/** What an archive is written to and read from. */

/** Where bytes go, one behind the other. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

/** Bytes that can be read from any place. */
export interface Source {
  readonly size: number;
  /** Exactly `length` bytes. Throws `import.damaged` where there are fewer. */
  read(at: number, length: number): Promise<Buffer>;
}
