import { EXAMPLE_CASES } from './exampleCases';

/** The examples that write in no system. A test runs each of them and finds no write. */
export const READ_ONLY = [
	...['daily-view.json', 'new-order-message.json', 'orders-to-a-list.json'],
	...['revenue-attribution.json', 'review-with-its-order.json', 'shop-page.json'],
	'webhook-and-polling.json',
];

/** A test of an example: its file in `test/e2e`, and its title. */
type RepeatTest = readonly [file: string, title: string];

const IN_A_TABLE: RepeatTest = [
	'exampleRuns.test.ts',
	'completes the rejected record in the next run, and changes nothing in the third run',
];

/** The test that runs a writing example again, and compares what the systems contain, by example. */
export const REPEATED_BY: Record<string, RepeatTest> = {
	...Object.fromEntries(EXAMPLE_CASES.map(({ file }) => [file, IN_A_TABLE])),
	'fulfill-an-order.json': [
		'exampleRuns.test.ts',
		'fulfill-an-order.json ships the rest of an order in the next run, without duplicates',
	],
	'invite-to-review.json': [
		'exampleRuns.test.ts',
		'invite-to-review.json invites once, and names the customers that it could not invite',
	],
	'low-rating-to-task.json': [
		'exampleRuns.test.ts',
		'low-rating-to-task.json creates one task per review, also in a second run',
	],
	'order-shipped.json': [
		'exampleRuns.test.ts',
		'order-shipped.json sends one message for each fulfillment, and names the orders without one',
	],
	'orders-from-your-app.json': [
		'ownApp.test.ts',
		'accepts the form of its sample, and the same form again without duplicates',
	],
	'payment-failed.json': [
		'failedPayments.test.ts',
		'sends three reminders, once, also if the payment fails again',
	],
	'review-score-to-contact.json': [
		'exampleRuns.test.ts',
		'review-score-to-contact.json writes the stars and the link of a review, also in a second run',
	],
	'shop-report-by-mail.json': [
		'exampleRuns.test.ts',
		'shop-report-by-mail.json sends one email per week, and states why it sends none',
	],
	'support-tickets.json': [
		'exampleRepeats.test.ts',
		'support-tickets.json opens one ticket per review, and writes its status to the review',
	],
	'team-emails.json': [
		'exampleRepeats.test.ts',
		'team-emails.json sends one email for each order and review, with their text as text',
	],
	'tools-for-ai-agents.json': [
		'callers.test.ts',
		'do not create a second fulfillment if a model repeats a call',
	],
};
