import type { Failure } from './api';

/** A request that ended without a usable response, for a reason that this package found itself. */
export class RequestFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.kind);
	}
}
