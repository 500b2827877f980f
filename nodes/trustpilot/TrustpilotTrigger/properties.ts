import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { triggerProperties } from '../../shared/poll/form';
import { catalog, LOW_RATING } from './catalog';
import { productConversations } from './productConversations';

/** The event that is not an event of a list. */
export const TRUST_SCORE: INodePropertyOptions = {
	name: 'TrustScore Changed',
	value: 'trustScoreChanged',
	description: 'The TrustScore of the business changed',
};

function withTrustScore(property: INodeProperties): INodeProperties {
	if (property.name !== 'events') return property;
	return { ...property, options: [...(property.options as INodePropertyOptions[]), TRUST_SCORE] };
}

/** Properties of single events. */
const OF_EVENTS: INodeProperties[] = [
	{
		displayName:
			'Trustpilot has no list of conversations. Each poll also sends one request for each conversation on a product review of the look-back window, up to Max Conversations per Poll (see Options). Example: with 20 conversations and a poll every hour, this is 480 requests per day.',
		name: 'conversationNotice',
		type: 'notice',
		displayOptions: { show: { events: Object.keys(productConversations.events) } },
		default: '',
	},
	{
		displayName:
			"Trustpilot can't filter product reviews by time. Each poll reads the newest reviews first and stops at reviews that it has already read.",
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
		description: 'Maximum number of stars of a low rating',
	},
];

const ofLists = triggerProperties(catalog).map(withTrustScore);
const filters = ofLists.findIndex(({ name }) => name === 'filters');

/** The form of the trigger: that of its lists, with the properties of single events below the events. */
export const properties: INodeProperties[] = [
	...ofLists.slice(0, filters),
	...OF_EVENTS,
	...ofLists.slice(filters),
];
