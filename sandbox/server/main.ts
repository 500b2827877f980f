import { parseArgs } from 'node:util';
import { startSandbox } from './index';

const USAGE = `Usage: tsx sandbox/server/main.ts [options]

  --port <n>     port to listen on (4010)
  --host <name>  address to listen on (127.0.0.1)
  --orders <n>   orders in the main location (250)
  --days <n>     days over which they are spread (60)
  --seed <n>     seed of all data (1)
  --no-limit     no rate limit
  --log          print each request
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			host: { type: 'string', default: '127.0.0.1' },
			orders: { type: 'string', default: '250' },
			days: { type: 'string', default: '60' },
			seed: { type: 'string', default: '1' },
			'no-limit': { type: 'boolean', default: false },
			log: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return;
	}
	const sandbox = await startSandbox({
		port: Number(values.port),
		host: values.host,
		orders: Number(values.orders),
		days: Number(values.days),
		seed: Number(values.seed),
		rateLimit: values['no-limit'] ? null : undefined,
		log: values.log,
	});
	console.log(`GHL       ${sandbox.url}/ghl`);
	console.log(`Consent   ${sandbox.url}/ghl/v2/oauth/chooselocation`);
	console.log(`Requests  ${sandbox.url}/sandbox`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: Error) => {
	console.error(`${error.message}\n\n${USAGE}`);
	process.exitCode = 1;
});
