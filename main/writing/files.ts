/** Node's functions that write files, each through the gate; nothing else in main/ may write one (build/lint). */
import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { mayWrite } from './gate.ts';

const isRead = (flags: string): boolean => flags === 'r';

export function openSync(path: string, flags: string, mode?: number): number {
  if (!isRead(flags)) mayWrite(path);
  return fs.openSync(path, flags, mode);
}

export async function open(path: string, flags: string, mode?: number): Promise<FileHandle> {
  if (!isRead(flags)) mayWrite(path);
  return promises.open(path, flags, mode);
}

/** `file`: a path, or a descriptor that came through the gate. */
export function writeFileSync(
  file: string | number,
  data: string | Uint8Array,
  options?: { readonly mode: number },
): void {
  if (typeof file === 'string') mayWrite(file);
  fs.writeFileSync(file, data, options);
}

export async function writeFile(
  path: string,
  data: string | Uint8Array,
  options?: { readonly mode: number },
): Promise<void> {
  mayWrite(path);
  await promises.writeFile(path, data, options);
}

export function mkdirSync(path: string, options: { readonly recursive: true; readonly mode: number }): void {
  mayWrite(path);
  fs.mkdirSync(path, options);
}

export function mkdtempSync(prefix: string): string {
  mayWrite(prefix);
  return fs.mkdtempSync(prefix);
}

export function renameSync(from: string, to: string): void {
  mayWrite(to);
  fs.renameSync(from, to);
}

export async function rename(from: string, to: string): Promise<void> {
  mayWrite(to);
  await promises.rename(from, to);
}

export function copyFileSync(from: string, to: string): void {
  mayWrite(to);
  fs.copyFileSync(from, to);
}
