/** The promises of the policy: what makes each true in this version, where a person sees it, what tries it, which law asks for it. */
import { caring } from './promises/caring.ts';
import { collecting } from './promises/collecting.ts';
import { protecting } from './promises/protecting.ts';

/** All of them, S1 to S28. */
export const promises = { ...collecting, ...protecting, ...caring } as const;
