import type { Failure } from './api';

/** A request without a usable response, for a reason that this package detected. */
export class RequestFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.kind);
	}
}
