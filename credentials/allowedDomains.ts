import type { INodeProperties } from 'n8n-workflow';

/** Returns the hostnames of the base URLs, in the format that n8n compares with the host of a request. */
const hostsOf = (baseUrls: readonly string[]) =>
	`={{ [${baseUrls.map((name) => `$self["${name}"]`).join(', ')}]` +
	'.map((url) => String(url).replace(/^\\w+:[/][/]/, "").split("/")[0].replace(/:[0-9]+$/, ""))' +
	'.join(", ") }}';

/**
 * Returns the fields that restrict the hosts to which the HTTP Request node can send a credential. n8n adds
 * them to every credential, and allows all hosts by default. These fields allow only the hosts of the API.
 *
 * @param baseUrls Names of the fields with the base URLs of the API.
 */
export const allowedDomains = (...baseUrls: string[]): INodeProperties[] => [
	{
		displayName: 'Allowed HTTP Request Domains',
		name: 'allowedHttpRequestDomains',
		type: 'options',
		options: [
			{
				name: 'All',
				value: 'all',
				description: 'The HTTP Request node can send this credential to any host',
			},
			{
				name: 'None',
				value: 'none',
				description: 'The HTTP Request node cannot use this credential',
			},
			{
				name: 'Specific Domains',
				value: 'domains',
				description: 'The HTTP Request node can send this credential only to the allowed domains',
			},
		],
		default: 'domains',
		description: 'Domains to which the HTTP Request node can send this credential',
	},
	{
		displayName: 'Allowed Domains',
		name: 'allowedDomains',
		type: 'string',
		displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
		default: hostsOf(baseUrls),
		placeholder: 'e.g. api.example.com, *.example.com',
		description: 'Comma-separated list of domains. The default is the host of the API.',
	},
];
