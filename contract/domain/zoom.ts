/** How large the window's content is shown. */

/** The steps of zoom, smallest first; 1 is the design's own size. */
export const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
export type Zoom = (typeof zoomSteps)[number];

/** One step larger or smaller; the outermost steps stay. */
export function stepZoom(zoom: Zoom, direction: 'in' | 'out'): Zoom {
  return zoomSteps[zoomSteps.indexOf(zoom) + (direction === 'in' ? 1 : -1)] ?? zoom;
}
