/** The one gate of everything this app writes: inside the profile only what the storage register names, outside only where the person said. */
import { basename, dirname, relative, resolve, sep } from 'node:path';
import {
  type ChosenItemId,
  isRegistered,
  type StorageItem,
  storageRegister,
} from '../../contract/domain/storage-register.ts';
import { AppError } from '../../contract/errors/app-error.ts';

/** Profile folders of this process. */
const claimed = new Set<string>();
/** Paths that a person chose, and the item that goes there. */
const chosen = new Map<string, ChosenItemId>();
let blocked = 0;

/** From now on this process writes nothing but what is registered. Call before anything is written. Answers how to let go. */
export function claimFolder(profileDir: string): () => void {
  const folder = resolve(profileDir);
  claimed.add(folder);
  return () => claimed.delete(folder);
}

/** The person chose this place for it, in a dialog of the system or as the folder of their backups. Answers the path. */
export function chosenPlace(item: ChosenItemId, path: string): string {
  chosen.set(resolve(path), item);
  return path;
}

/** How many writes were blocked since this process began. */
export const countBlocked = (): number => blocked;

/** What is built beside a chosen file, to be renamed over it, bears its name. */
const isChosen = (path: string): boolean =>
  [...chosen.keys()].some(
    (one) => dirname(one) === dirname(path) && basename(path).includes(basename(one).slice(0, 100)),
  );

const places: readonly StorageItem[] = Object.values(storageRegister);

/** A folder on the way to a place. */
const leadsTo = (path: string): boolean =>
  path === '' || places.some(({ place }) => place.startsWith(`${path}/`));

/** Null: not inside. */
function inside(path: string): string | null {
  for (const folder of claimed) {
    if (path === folder) return '';
    if (path.startsWith(folder + sep)) return relative(folder, path).split(sep).join('/');
  }
  return null;
}

/** Folders that we named, then `*`: a name that nobody registered may say anything. */
function patternOf(path: string | null): string {
  if (path === null) return 'outside';
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
  return leadsTo(folder) && folder !== '' ? `${folder}/*` : '*';
}

/** Throws `storage.unregistered`, which names the pattern of the place and nothing else. Before a folder is claimed all is let through. */
export function mayWrite(path: string): void {
  if (claimed.size === 0) return;
  const whole = resolve(path);
  const within = inside(whole);
  const isRight = within === null ? isChosen(whole) : isRegistered(within) || leadsTo(within);
  if (isRight || isChosen(whole)) return;
  blocked += 1;
  throw new AppError('storage.unregistered', { fields: { place: patternOf(within) } });
}
