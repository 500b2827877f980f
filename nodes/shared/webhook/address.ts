import type { IHookFunctions } from 'n8n-workflow';

/** Hosts that services on the internet cannot reach: without a domain, with a local one, or private addresses. */
const LOCAL_HOSTS = [
	/^[^.[]+$/,
	/\.(internal|lan|local|localhost)$/,
	/^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/,
	// IPv6: this computer, IPv4 addresses in IPv6, private and link-local addresses.
	/^\[(::|f[cd]|fe[89ab])/,
];

/** Returns the origin of a webhook URL that is not a public HTTPS address. */
function unreachableOrigin(webhookUrl = ''): string | undefined {
	if (!URL.canParse(webhookUrl)) return undefined;
	const { protocol, hostname, origin } = new URL(webhookUrl);
	const isLocal = LOCAL_HOSTS.some((pattern) => pattern.test(hostname));
	return protocol === 'https:' && !isLocal ? undefined : origin;
}

/**
 * Writes a warning to n8n's log if a service on the internet cannot reach the webhook. This is not an error, because
 * the sender can be on the same computer.
 */
export function warnAboutAddress(context: IHookFunctions): void {
	const origin = unreachableOrigin(context.getNodeWebhookUrl('default'));
	if (!origin) return;
	const { name } = context.getNode();
	context.logger.warn(
		`${name}: The webhook URL begins with ${origin}, which is not a public HTTPS address. Services on the internet can't reach it. Set WEBHOOK_URL in n8n to its public address, and activate the workflow again.`,
		{ workflowId: context.getWorkflow().id },
	);
}
