/**
 * Runs Check Setup with credentials from environment variables, for each API that has some. It only reads. Values of
 * records are masked. `--json` prints all items, to paste them into an issue. Exit code 1: a check failed, or no variable
 * is set.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { packageNodes, runNode, type StoredCredentials } from '../test/harness';

type Environment = Readonly<Record<string, string | undefined>>;

/** A credential, and the parameters that select it. */
interface Access {
	credentials: StoredCredentials;
	parameters?: INodeParameters;
}

/** How to check one API. */
interface Target {
	title: string;
	/** Name of the node that has Check Setup. */
	node: string;
	/** The variables that must have a value. */
	required: readonly string[];
	optional: readonly string[];
	setup: (env: Environment) => Access;
}

/** Returns only the fields that have a value. All others have the default of the credential. */
const given = (fields: Record<string, string | undefined>) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Record<string, string>;

const TARGETS: readonly Target[] = [
	{
		title: 'GHL',
		node: 'ghlOrders',
		required: ['GHL_ACCESS_TOKEN', 'GHL_LOCATION_ID'],
		optional: ['GHL_API_VERSION', 'GHL_BASE_URL'],
		setup: (env) => ({
			credentials: {
				ghlApi: given({
					accessToken: env.GHL_ACCESS_TOKEN,
					locationId: env.GHL_LOCATION_ID,
					apiVersion: env.GHL_API_VERSION,
					baseUrl: env.GHL_BASE_URL,
				}),
			},
		}),
	},
	{
		title: 'Trustpilot',
		node: 'trustpilot',
		required: ['TRUSTPILOT_API_KEY'],
		optional: [
			'TRUSTPILOT_API_SECRET',
			'TRUSTPILOT_BUSINESS_UNIT_ID',
			'TRUSTPILOT_BUSINESS_USER_ID',
			'TRUSTPILOT_BASE_URL',
			'TRUSTPILOT_INVITATIONS_BASE_URL',
		],
		setup: (env): Access => {
			const places = given({
				businessUnitId: env.TRUSTPILOT_BUSINESS_UNIT_ID,
				baseUrl: env.TRUSTPILOT_BASE_URL,
				invitationsBaseUrl: env.TRUSTPILOT_INVITATIONS_BASE_URL,
			});
			const key = String(env.TRUSTPILOT_API_KEY);
			if (!env.TRUSTPILOT_API_SECRET) {
				return {
					credentials: { trustpilotApi: { ...places, apiKey: key } },
					parameters: { authentication: 'apiKey' },
				};
			}
			const trustpilotOAuth2Api = {
				...places,
				grantType: 'clientCredentials',
				clientId: key,
				clientSecret: env.TRUSTPILOT_API_SECRET,
				...given({ businessUserId: env.TRUSTPILOT_BUSINESS_USER_ID }),
			};
			return { credentials: { trustpilotOAuth2Api } };
		},
	},
	{
		title: 'AbstractGHL',
		node: 'abstractGhl',
		required: ['ABSTRACTGHL_API_KEY', 'ABSTRACTGHL_BASE_URL'],
		optional: [],
		setup: (env) => ({
			credentials: {
				abstractGhlApi: given({
					apiKey: env.ABSTRACTGHL_API_KEY,
					baseUrl: env.ABSTRACTGHL_BASE_URL,
				}),
			},
		}),
	},
];

const SYMBOLS = new Map<unknown, string>([
	[true, '✓'],
	[false, '✗'],
	[null, '–'],
]);

/** Returns the lines for one check. */
const linesOf = ({ check, ok, what, remedy }: IDataObject): string[] => [
	`${SYMBOLS.get(ok)} ${String(check)}: ${String(what)}`,
	...(ok === true ? [] : [`    ${String(remedy)}`]),
];

/** Runs Check Setup of one API. Returns an item for each check. */
async function runChecks({ node: name, setup }: Target, env: Environment): Promise<IDataObject[]> {
	const node = packageNodes().find(({ instance }) => instance.description.name === name)!.instance;
	const { credentials, parameters } = setup(env);
	const items = await runNode({
		node,
		credentials,
		parameters: { resource: 'account', operation: 'checkSetup', ...parameters },
	});
	return items.map(({ json }) => json);
}

function usage(): string {
	const lines = TARGETS.map(({ title, required, optional }) => {
		const more = optional.length > 0 ? `. Optional: ${optional.join(', ')}` : '';
		return `  ${title}: ${required.join(', ')}${more}`;
	});
	return ['Set the environment variables of at least one API:', ...lines].join('\n');
}

/**
 * Checks each API whose variables are set, and prints the results.
 *
 * @returns the exit code
 */
export async function checkLive(
	env: Environment,
	print: (text: string) => void,
	asJson = false,
): Promise<number> {
	const targets = TARGETS.filter(({ required }) => required.every((name) => env[name]));
	if (targets.length === 0) {
		print(usage());
		return 1;
	}
	let failed = 0;
	const results: Record<string, IDataObject[]> = {};
	for (const target of targets) {
		const checks = await runChecks(target, env);
		results[target.title] = checks;
		failed += checks.filter(({ ok }) => ok === false).length;
		if (!asJson) print([target.title, ...checks.flatMap(linesOf), ''].join('\n'));
	}
	print(asJson ? JSON.stringify(results, null, 2) : `Failed checks: ${failed}`);
	return failed > 0 ? 1 : 0;
}

if (require.main === module) {
	checkLive(process.env, console.log, process.argv.includes('--json')).then(
		// The connections of the HTTP agent would keep the process alive.
		(code) => process.exit(code),
		(error: unknown) => {
			console.error((error as Error).message);
			process.exit(1);
		},
	);
}
