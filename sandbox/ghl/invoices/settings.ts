import { LOCATIONS } from '../accounts';

/** Returns the business of a location for its invoices. */
export function businessOf(altId: string) {
	const location = LOCATIONS.find(({ id }) => id === altId);
	const [addressLine1 = '', city = ''] = (location?.address ?? '').split(', ');
	return {
		name: location?.name ?? 'Business',
		phoneNo: '+15550100200',
		website: 'www.example.com',
		logoUrl: 'https://images.example.com/logo.png',
		address: { addressLine1, city, countryCode: location?.address.endsWith('USA') ? 'US' : 'GB' },
		customValues: [],
	};
}

const NOTIFICATIONS = [
	...['customerSendInvoice', 'teamPaymentSuccess', 'customerPaymentSuccess'],
	...['teamAutoPaymentSuccess', 'customerAutoPaymentSuccess', 'teamPaymentFailure'],
	...['customerPaymentFailure', 'teamAutoPaymentFailure', 'customerAutoPaymentFailure'],
	...['customerAutoPaymentInfo', 'customerAutoPaymentAmountChanged', 'teamAutoPaymentSkip'],
	...['teamRecurringSendInvoiceFailed', 'customerSendEstimate', 'teamEstimateAccepted'],
	'teamEstimateDeclined',
];

const notification = { enabled: true, emailTemplate: 'default', smsTemplate: 'default' };

/** Returns the invoice settings of a location. */
export function settingsOf(altId: string) {
	return {
		altId,
		altType: 'location',
		title: 'INVOICE',
		estimatesTitle: 'ESTIMATE',
		termsNote: '<p>Payable within 14 days.</p>',
		estimatesTermsNote: '<p>Valid for 30 days.</p>',
		invoiceNumberPrefix: 'INV-',
		estimateNumberPrefix: 'EST-',
		dueAfterXDays: 14,
		estimatesExpireAfterXDays: 30,
		minimumPercentagePartialPayment: 25,
		customFields: [],
		customNotification: Object.fromEntries(NOTIFICATIONS.map((name) => [name, notification])),
		businessDetails: businessOf(altId),
		senderConfiguration: { fromName: businessOf(altId).name, fromEmail: 'billing@example.com' },
		productSettings: { enableImportProductDescription: true, descriptionOptional: true },
		reminderSettings: { defaultEmailTemplateId: 'default', reminders: [] },
		tipsConfiguration: { tipsEnabled: false, tipsPercentage: ['5', '10', '15'] },
		paymentMethods: { stripe: { enableBankDebitOnly: false } },
	};
}
