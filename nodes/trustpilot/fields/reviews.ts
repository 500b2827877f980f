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
		description: 'Only tags of the group generic show in Trustpilot Business',
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
			'The conversation on a product review. The list holds those of the newest reviews.',
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
		description: "Trustpilot's ID of a location (a UUID), not your own",
	},
	orderBy: {
		displayName: 'Order By',
		type: 'multiOptions',
		options: ORDERS,
		default: [],
		as: commaSeparated,
		description: 'The first one chosen counts first',
	},
	tagGroup: {
		displayName: 'Tag Group',
		type: 'string',
		placeholder: 'e.g. generic',
		description: 'Only reviews that carry a tag of this group',
	},
	tagValue: {
		displayName: 'Tag Value',
		type: 'string',
		placeholder: 'e.g. late delivery',
		description: 'Only reviews that carry this tag',
	},
	ignoreTagValueCase: {
		displayName: 'Ignore Tag Value Case',
		type: 'boolean',
		description: 'Whether capitals in the tag value make no difference',
	},
	responded: {
		displayName: 'Replied',
		type: 'boolean',
		description: 'Whether to return only reviews with a reply, or only those without',
	},
	reported: {
		displayName: 'Reported',
		type: 'boolean',
		description: 'Whether to return only reported reviews, or only the others',
	},
	includeReportedReviews: {
		displayName: 'Include Reported Reviews',
		type: 'boolean',
		description: 'Whether to return reported reviews, too',
	},
	referenceId: {
		displayName: 'Reference Number',
		type: 'string',
		placeholder: 'e.g. NB-10455',
		description: 'The order number that the invitation carried',
	},
	referralEmail: {
		displayName: 'Customer Email',
		type: 'string',
		placeholder: 'e.g. mette@example.com',
		description: 'The address to which the invitation went',
	},
	source: {
		displayName: 'Source',
		type: 'string',
		placeholder: 'e.g. InvitationApi',
		description: 'How the review came about, as Trustpilot names it',
	},
	username: {
		displayName: 'Display Name',
		type: 'string',
		placeholder: 'e.g. Mette K.',
		description: 'The name that the reviewer shows',
	},
	findReviewer: {
		displayName: 'Find Reviewer',
		type: 'options',
		options: choices(['contacted', 'notContacted']),
		default: 'contacted',
		description: 'Whether the reviewer was asked for more details',
	},
	count: {
		displayName: 'Number of Reviews',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 20,
		description: 'How many of the newest reviews to return',
	},
	latestLanguages: {
		displayName: 'Languages',
		type: 'string',
		at: 'language',
		as: commaSeparated,
		required: true,
		default: 'en',
		placeholder: 'e.g. en, da',
		description: 'Two letters for each language (ISO 639-1), divided by commas',
	},
	filterUsersWithoutImages: {
		displayName: 'Only Reviewers With a Picture',
		type: 'boolean',
		description: 'Whether to leave out reviewers who show no picture',
	},
	message: {
		displayName: 'Message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		placeholder: 'e.g. Thank you, Mette! We are glad that you like the bike.',
		description: 'The text that everybody can read below the review',
	},
	authorBusinessUserId: {
		displayName: 'Author',
		type: 'string',
		placeholder: 'e.g. 5e80c4b19d7f2a0011aa42b3',
		description:
			'ID of the business user in whose name the reply is given. Left out: the one of the credential.',
	},
	submittedAt: {
		displayName: 'Submitted At',
		type: 'dateTime',
		as: utcSeconds,
		description: 'When the reply was written',
	},
	tags: rows(
		{
			displayName: 'Tags',
			rowName: 'Tag',
			required: true,
			description: 'Tags of the review',
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
		placeholder: 'e.g. Could you tell us your order number?',
		description: 'What the reviewer is asked. Left out: the standard text of Trustpilot.',
	},
	skipNotificationEmailToBusinessUser: {
		displayName: 'Skip Notification Email',
		type: 'boolean',
		description: 'Whether the business user gets no email about the request',
	},
	sku: {
		displayName: 'SKUs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description: 'Article numbers, divided by commas',
	},
	productUrl: {
		displayName: 'Product URLs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. https://www.nordicbikes.example/p/city-7',
		description: 'Addresses of product pages, divided by commas',
	},
	skus: {
		displayName: 'SKUs',
		type: 'string',
		as: textList,
		required: true,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description: 'Article numbers, divided by commas',
	},
	attributeIds: {
		displayName: 'Attribute IDs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. 5f2b8c1e, 5f2b8c1f',
		description: 'Only these attributes, divided by commas',
	},
	state: {
		displayName: 'States',
		type: 'multiOptions',
		options: choices(['published', 'unpublished', 'underModeration', 'archived']),
		default: [],
		as: commaSeparated,
		description: 'Only reviews in these states',
	},
	content: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		placeholder: 'e.g. Glad that you like it!',
		description: 'What you say in the conversation',
	},
	integrationId: {
		displayName: 'Integration ID',
		type: 'string',
		placeholder: 'e.g. CRM-TICKET-8812',
		description: 'Your own mark on the comment',
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
		description: 'Whether the conversation is made public with the reply',
	},
});
