import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { triggerProperties } from '../../shared/poll/form';
import { catalogOf } from './catalog';

/** Stars that count as low unless the form says otherwise. */
export const LOW_RATING = 2;

const TRUST_SCORE: INodePropertyOptions = {
	name: 'TrustScore Changed',
	value: 'trustScoreChanged',
	description: 'The score of the business goes up or down',
};

function withTrustScore(property: INodeProperties): INodeProperties {
	if (property.name !== 'events') return property;
	const options = [...(property.options as INodePropertyOptions[]), TRUST_SCORE];
	return { ...property, options: options.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** What belongs to single events. */
const OF_EVENTS: INodeProperties[] = [
	{
		displayName:
			'Trustpilot cannot list product reviews by time. Every poll reads them from the newest on, until it meets those that it knows.',
		name: 'productNotice',
		type: 'notice',
		displayOptions: { show: { events: ['productReviewCreated'] } },
		default: '',
	},
	{
		displayName: 'Low Rating Up To',
		name: 'lowRating',
		type: 'options',
		displayOptions: { show: { events: ['lowRatingReceived'] } },
		options: [1, 2, 3, 4].map((stars) => ({
			name: stars === 1 ? '1 Star' : `${stars} Stars`,
			value: stars,
		})),
		default: LOW_RATING,
		description: 'The most stars that count as a low rating',
	},
];

const ofLists = triggerProperties(catalogOf(LOW_RATING)).map(withTrustScore);
const filters = ofLists.findIndex(({ name }) => name === 'filters');

/** The form of the trigger: that of its lists, and below the events what is Trustpilot's own. */
export const properties: INodeProperties[] = [
	...ofLists.slice(0, filters),
	...OF_EVENTS,
	...ofLists.slice(filters),
];
