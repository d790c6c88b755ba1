// What two computers tell each other over the channel of their connection: small marks, checked by hand.

/** How a person's media stand, and what this computer can take. */
export interface Marks {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly sharing: boolean;
  /** False: send me no picture, my line does not carry it. */
  readonly wantsPicture: boolean;
  /** The newest epoch whose frames can be opened here; null: none yet. */
  readonly epoch: number | null;
}

const mostBytes = 200;
const switches = ['microphone', 'camera', 'sharing', 'wantsPicture'] as const;
const names = ['v', 'epoch', ...switches];

export function writeMarks({ microphone, camera, sharing, wantsPicture, epoch }: Marks): string {
  return JSON.stringify({ v: 1, microphone, camera, sharing, wantsPicture, epoch });
}

const isEpoch = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

/** Null for whatever is not exactly marks. */
export function readMarks(data: unknown): Marks | null {
  if (typeof data !== 'string' || data.length > mostBytes) return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const marks = value as Record<string, unknown>;
  if (Object.keys(marks).length !== names.length || !names.every((name) => Object.hasOwn(marks, name)))
    return null;
  const { microphone, camera, sharing, wantsPicture, epoch } = marks;
  if (marks['v'] !== 1 || !switches.every((name) => typeof marks[name] === 'boolean')) return null;
  if (!isEpoch(epoch)) return null;
  return {
    microphone: microphone === true,
    camera: camera === true,
    sharing: sharing === true,
    wantsPicture: wantsPicture === true,
    epoch,
  };
}
