/** Whether this build holds Zoom's code at all (`npm run package -- --without-zoom` leaves it out). */
import type { CallEngineName } from '../../../contract/domain/call.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

/** Set by the build; absent where the sources run as they are. */
declare const __WITH_ZOOM__: boolean;

export const isZoomBuiltIn = (): boolean => typeof __WITH_ZOOM__ === 'undefined' || __WITH_ZOOM__;

/** Throws `calls.zoomLeftOut` for a call that this build could not show. */
export function demandEngine(engine: CallEngineName | undefined): void {
  if (engine === 'zoom' && !isZoomBuiltIn()) throw new AppError('calls.zoomLeftOut');
}
