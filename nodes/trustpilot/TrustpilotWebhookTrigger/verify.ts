import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { parseTime } from '../../shared/core/time';
import type { Client } from '../../shared/http/client';
import { fallbackOn } from '../../shared/http/fallback';
import { describeError } from '../../shared/http/requestLog';
import { EVENTS, type EventValue } from './events';

/** An event of a delivery that the node can process. */
export interface ReceivedEvent {
	event: EventValue;
	id: string;
	/** The data of the review in the delivery. */
	data: IDataObject;
}

/** The result of checking an unsigned event with the API. */
export type Verification =
	/** An item for the workflow. `version` identifies this change of the review. */
	| { outcome: 'emit'; record: IDataObject; verified: boolean; version: string }
	/** The review contradicts the event. */
	| { outcome: 'skip'; reason: string }
	/** The request for the review failed. */
	| { outcome: 'retry'; reason: string };

/**
 * Maximum age of a review that was created or updated just now. An older one means that someone sent an old
 * event again.
 */
const NEW_FOR_MS = 7 * 24 * 3_600_000;

const isRecent = (time: unknown): boolean => Date.now() - parseTime(time) <= NEW_FOR_MS;

/**
 * Returns whether the API confirms that a review was created or updated. Product reviews have no update time.
 */
function isConfirmed(event: EventValue, review: IDataObject): boolean {
	if (EVENTS[event].change === 'created') return isRecent(review.createdAt);
	return review.updatedAt === undefined || isRecent(review.updatedAt);
}

/** Returns a value that differs for each update of a review. A review is created and deleted only once. */
function versionOf(event: EventValue, review: IDataObject): string {
	if (EVENTS[event].change !== 'updated') return '';
	if (typeof review.updatedAt === 'string') return review.updatedAt;
	return createHash('sha256').update(JSON.stringify(review)).digest('base64');
}

function compareWithReview(received: ReceivedEvent, review: IDataObject | undefined): Verification {
	const { event, id, data } = received;
	if (EVENTS[event].change === 'deleted') {
		return review
			? { outcome: 'skip', reason: `Trustpilot still returns the review ${id}` }
			: { outcome: 'emit', record: data, verified: true, version: '' };
	}
	if (!review) return { outcome: 'skip', reason: `Trustpilot has no review ${id}` };
	const verified = isConfirmed(event, review);
	return { outcome: 'emit', record: review, verified, version: versionOf(event, review) };
}

/** Returns the result for an event whose review cannot be read. */
function verificationOfFailure({ event, data }: ReceivedEvent, error: unknown): Verification {
	const isTransient = error instanceof NodeApiError && error.context.transient === true;
	// A retry would not help, and only the delivery still contains data of the review.
	if (EVENTS[event].change === 'deleted' && !isTransient) {
		return { outcome: 'emit', record: data, verified: false, version: '' };
	}
	return { outcome: 'retry', reason: describeError(error) };
}

/** Reads the review of an event. Events are unsigned and do not contain the email address. */
export async function verify(client: Client, received: ReceivedEvent): Promise<Verification> {
	const { event, id } = received;
	try {
		const review = await client
			.requestObject({ method: 'GET', path: EVENTS[event].path(id) })
			.catch(fallbackOn('notFound', undefined));
		return compareWithReview(received, review);
	} catch (error) {
		return verificationOfFailure(received, error);
	}
}
