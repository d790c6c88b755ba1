/** The sample practice, as the profile opens it. Loaded only when a person asks to look around. */
export { fillSample } from './fill.ts';
export { sampleClock } from './moment.ts';
export { notConnected, refusingNetwork } from './not-connected.ts';
