/** The engine's own process entry in plain Node: its port is this child's IPC channel. Started by person.ts. */
const port = {
  on(_event: 'message', listener: (event: { data: unknown }) => void) {
    process.on('message', (data) => listener({ data }));
  },
  postMessage(message: unknown) {
    // Whoever held the other end may have gone: nobody is left to tell.
    process.send?.(message, () => {});
  },
};
Object.defineProperty(process, 'parentPort', { value: port });
process.on('disconnect', () => process.exit(0));
await import('../../main/engine/process.ts');

export {};
