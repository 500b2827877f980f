import { commaSeparated, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, locator, rows } from '../../shared/catalog/fields';
import { utcSeconds } from './dates';

const ORDERS = [
	{ name: 'Fewest Stars First', value: 'stars.asc' },
	{ name: 'Most Stars First', value: 'stars.desc' },
	{ name: 'Newest First', value: 'createdat.desc' },
	{ name: 'Oldest First', value: 'createdat.asc' },
];

const cells = fieldTable({
	group: {
		displayName: 'Group',
		type: 'string',
		default: 'generic',
		description: 'Trustpilot Business shows only tags of the group generic',
	},
	value: { displayName: 'Value', type: 'string', placeholder: 'e.g. late delivery' },
});

/** The fields of service reviews, product reviews and conversations. */
export const reviews = fieldTable({
	reviewId: locator({
		displayName: 'Review',
		search: 'searchServiceReviews',
		example: '6673e1f0a1b2c3d4e5f60718',
		url: {
			pattern: 'reviews/([0-9a-fA-F]{24})',
			example: 'https://www.trustpilot.com/reviews/6673e1f0a1b2c3d4e5f60718',
		},
	}),
	productReviewId: locator({
		displayName: 'Product Review',
		search: 'searchProductReviews',
		example: '6673e1f0a1b2c3d4e5f60719',
	}),
	conversationId: locator({
		displayName: 'Conversation',
		search: 'searchConversations',
		example: '6673e1f0a1b2c3d4e5f6071a',
		description:
			'The conversation on a product review. The list contains the conversations on the newest reviews.',
	}),
	commentId: locator({
		displayName: 'Comment',
		search: 'searchComments',
		example: '6673e1f0a1b2c3d4e5f6071b',
	}),
	internalLocationId: {
		displayName: 'Internal Location ID',
		type: 'string',
		placeholder: 'e.g. 2f1d6f0c-8f5e-4c57-9a53-3c8de1f1b7aa',
		description:
			'ID that Trustpilot assigned to the location (a UUID). It is not your own ID of the location.',
	},
	orderBy: {
		displayName: 'Order By',
		type: 'multiOptions',
		options: ORDERS,
		default: [],
		as: commaSeparated,
		description: 'Sort order. Trustpilot applies the options in the order of your selection.',
	},
	tagGroup: {
		displayName: 'Tag Group',
		type: 'string',
		placeholder: 'e.g. generic',
		description: 'Return only reviews with a tag of this group',
	},
	tagValue: {
		displayName: 'Tag Value',
		type: 'string',
		placeholder: 'e.g. late delivery',
		description: 'Return only reviews with this tag',
	},
	ignoreTagValueCase: {
		displayName: 'Ignore Tag Value Case',
		type: 'boolean',
		description: 'Whether to ignore upper and lower case in the tag value',
	},
	responded: {
		displayName: 'Replied',
		type: 'boolean',
		description:
			'Whether to return only reviews with a reply. If disabled, returns only reviews without one.',
	},
	reported: {
		displayName: 'Reported',
		type: 'boolean',
		description:
			'Whether to return only reported reviews. If disabled, returns only reviews that were not reported.',
	},
	includeReportedReviews: {
		displayName: 'Include Reported Reviews',
		type: 'boolean',
		description: 'Whether to return reported reviews too',
	},
	referenceId: {
		displayName: 'Reference Number',
		type: 'string',
		placeholder: 'e.g. NB-10455',
		description: 'Order number in the invitation',
	},
	referralEmail: {
		displayName: 'Customer Email',
		type: 'string',
		placeholder: 'e.g. mette@example.com',
		description: 'Address that Trustpilot sent the invitation to',
	},
	source: {
		displayName: 'Source',
		type: 'string',
		placeholder: 'e.g. InvitationApi',
		description: 'Source of the review, as named by Trustpilot',
	},
	username: {
		displayName: 'Display Name',
		type: 'string',
		placeholder: 'e.g. Mette K.',
		description: 'Public name of the reviewer',
	},
	findReviewer: {
		displayName: 'Find Reviewer',
		type: 'options',
		options: choices(['contacted', 'notContacted']),
		default: 'contacted',
		description: 'Whether Trustpilot asked the reviewer for more details',
	},
	count: {
		displayName: 'Number of Reviews',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 20,
		description: 'Maximum number of reviews to return, newest first',
	},
	latestLanguages: {
		displayName: 'Languages',
		type: 'string',
		at: 'language',
		as: commaSeparated,
		required: true,
		default: 'en',
		placeholder: 'e.g. en, da',
		description: 'Comma-separated list of two-letter language codes (ISO 639-1)',
	},
	filterUsersWithoutImages: {
		displayName: 'Only Reviewers With a Picture',
		type: 'boolean',
		description: 'Whether to skip reviewers without a picture',
	},
	message: {
		displayName: 'Message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		placeholder: 'e.g. Thank you, Mette! We are glad that you like the bike.',
		description: 'Text of the public reply',
	},
	authorBusinessUserId: {
		displayName: 'Author',
		type: 'string',
		placeholder: 'e.g. 5e80c4b19d7f2a0011aa42b3',
		description:
			'ID of the business user who writes the reply. If empty, the node uses the user of the credential.',
	},
	submittedAt: {
		displayName: 'Submitted At',
		type: 'dateTime',
		as: utcSeconds,
		description: 'Time of the reply',
	},
	tags: rows(
		{
			displayName: 'Tags',
			rowName: 'Tag',
			required: true,
			description: 'Tags for the review',
		},
		[cells.group, cells.value],
	),
	group: { ...cells.group, required: true },
	value: { ...cells.value, required: true },
	question: {
		displayName: 'Question',
		type: 'string',
		typeOptions: { rows: 3 },
		at: 'message',
		placeholder: 'e.g. Please send us your order number.',
		description: 'Question for the reviewer. If empty, Trustpilot uses its standard text.',
	},
	skipNotificationEmailToBusinessUser: {
		displayName: 'Skip Notification Email',
		type: 'boolean',
		description: 'Whether to skip the email that informs the business user of the request',
	},
	sku: {
		displayName: 'SKUs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description: 'Comma-separated list of SKUs',
	},
	productUrl: {
		displayName: 'Product URLs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. https://www.nordicbikes.example/p/city-7',
		description: 'Comma-separated list of product page URLs',
	},
	skus: {
		displayName: 'SKUs',
		type: 'string',
		as: textList,
		required: true,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description: 'Comma-separated list of SKUs',
	},
	attributeIds: {
		displayName: 'Attribute IDs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. 5f2b8c1e, 5f2b8c1f',
		description: 'Comma-separated list of the attributes to return',
	},
	state: {
		displayName: 'States',
		type: 'multiOptions',
		options: choices(['published', 'unpublished', 'underModeration', 'archived']),
		default: [],
		as: commaSeparated,
		description: 'States of the reviews to return',
	},
	content: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		placeholder: 'e.g. Glad that you like it!',
		description: 'Text of the comment',
	},
	integrationId: {
		displayName: 'Integration ID',
		type: 'string',
		placeholder: 'e.g. CRM-TICKET-8812',
		description: 'Your own ID of the comment',
	},
	conversationState: {
		displayName: 'State',
		type: 'options',
		at: 'state',
		options: choices(['public', 'private']),
		default: 'public',
		description: 'Who can read the conversation',
	},
	publish: {
		displayName: 'Make Public',
		type: 'boolean',
		in: 'none',
		description: 'Whether to make the conversation public',
	},
});
