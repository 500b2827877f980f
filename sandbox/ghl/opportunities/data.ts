import { Collection, type StoredRecord } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS, USER_ID } from '../accounts';
import type { CustomField } from '../contacts/data';
import type { GhlData } from '../types';

/** A stage of a pipeline. */
export interface Stage {
	id: string;
	name: string;
	position: number;
}

/** A sales pipeline of a location. */
export interface Pipeline {
	id: string;
	locationId: string;
	name: string;
	stages: Stage[];
	showInFunnel: boolean;
	showInPieChart: boolean;
}

/** An opportunity (deal) of a contact. */
export interface Opportunity extends StoredRecord {
	name: string;
	pipelineId: string;
	pipelineStageId: string;
	status: string;
	contactId: string;
	monetaryValue: number;
	assignedTo?: string;
	source?: string;
	lostReasonId?: string;
	followers: string[];
	customFields: Array<{ id: string; fieldValue: unknown }>;
	lastStatusChangeAt: string;
	lastStageChangeAt: string;
}

/** A reason that explains why opportunities are lost. */
export interface LostReason {
	id: string;
	locationId: string;
	name: string;
	deleted: boolean;
	createdAt: string;
	updatedAt: string;
}

/** All records of the opportunities API. */
export interface OpportunityData {
	pipelines: Pipeline[];
	lostReasons: LostReason[];
	opportunities: Collection<Opportunity>;
}

const DAY_MS = 86_400_000;
const PIPELINES: Record<string, readonly string[]> = {
	Sales: ['New Lead', 'Contacted', 'Proposal Sent', 'Closed'],
	Support: ['New', 'In Progress', 'Waiting for Customer', 'Resolved'],
};
const REASONS = ['Too expensive', 'Chose a competitor', 'No response'];
const NAMES = ['Office coffee', 'Espresso machine', 'Barista workshop', 'Wedding catering'];
const STATUSES = ['open', 'open', 'open', 'won', 'lost', 'abandoned'];

export const emptyOpportunities = (): OpportunityData => ({
	pipelines: [],
	lostReasons: [],
	opportunities: new Collection<Opportunity>(),
});

/** Gives each location two pipelines, lost reasons, a custom field, and opportunities of its contacts. */
export function seedOpportunities(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on opportunities.
	const random = createRandom(seed + 3);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, locationId: string, now: number): void {
	const { pipelines, lostReasons, opportunities } = data.opportunityData;
	const start = new Date(now - 60 * DAY_MS).toISOString();
	for (const [name, stages] of Object.entries(PIPELINES)) {
		pipelines.push({
			id: random.textId(),
			locationId,
			name,
			stages: stages.map((stage, position) => ({ id: random.textId(), name: stage, position })),
			showInFunnel: true,
			showInPieChart: true,
		});
	}
	const reasons = REASONS.map((name) => ({
		id: random.textId(),
		locationId,
		name,
		deleted: false,
		createdAt: start,
		updatedAt: start,
	}));
	lostReasons.push(...reasons);
	const field: CustomField = {
		id: random.textId(),
		locationId,
		model: 'opportunity',
		name: 'Number of Cups per Day',
		fieldKey: 'opportunity.number_of_cups_per_day',
		dataType: 'NUMERICAL',
		position: 0,
	};
	data.contactData.fields.push(field);
	const [sales] = pipelines.filter((one) => one.locationId === locationId);
	const contacts = data.contacts.all(locationId).filter((_, i) => i % 2 === 0);
	const rows = contacts.map(({ _id }, i): Opportunity => {
		const at = new Date(now - (contacts.length - i) * (DAY_MS / 2)).toISOString();
		const status = random.pick(STATUSES);
		return {
			_id: random.textId(),
			altId: locationId,
			name: random.pick(NAMES),
			pipelineId: sales.id,
			pipelineStageId: random.pick(sales.stages).id,
			status,
			contactId: _id,
			monetaryValue: random.int(50, 2_000),
			...(i % 3 === 0 && { assignedTo: USER_ID }),
			...(status === 'lost' && { lostReasonId: random.pick(reasons).id }),
			source: 'website',
			followers: [],
			customFields: i % 4 === 0 ? [{ id: field.id, fieldValue: random.int(10, 200) }] : [],
			lastStatusChangeAt: at,
			lastStageChangeAt: at,
			createdAt: at,
			updatedAt: at,
		};
	});
	opportunities.load(rows);
}
