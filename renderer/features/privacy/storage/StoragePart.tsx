// Privacy → Storage: what this app keeps on the computer.

import { Counted } from '../Counted.tsx';
import { StorageTable } from './StorageTable.tsx';

export function StoragePart() {
  return <Counted show={({ storage }) => <StorageTable storage={storage} />} />;
}
