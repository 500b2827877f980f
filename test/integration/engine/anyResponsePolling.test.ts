import type { INodeExecutionData } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openTriggerForm } from '../../contract/fullForm';
import { createPoller, logs } from '../../harness';
import {
	anyResponses,
	startAnyResponseServer,
	ValidResponses,
	type AnyResponse,
	type AnyResponseServer,
} from '../../harness/anyResponses';
import { checkError, checkValues, secretsOf } from '../../harness/anyResponseChecks';
import { prototypeNames } from '../../harness/anyJson';
import { property } from '../../harness/property';
import { inVirtualTime } from '../../harness/virtualTime';
import { accessOf } from '../../operations/support/apis';
import { pollingNodes } from '../../operations/support/nodes';
import { startRecorder, type Recorder } from '../../operations/support/recorder';

/** Each trigger runs 5 times in CI. */
const FACTOR = 0.05;
/** The shortest limit of a request in a poll, in virtual time. A poll sends some requests in sequence. */
const MAX_POLL_MS = 60_000;

const GOOD: AnyResponse[] = [{ status: 200, headers: {}, body: [], isClosed: false }];

describe('any response to a poll', () => {
	const prototype = prototypeNames();
	let sandbox: Sandbox;
	let recorder: Recorder;
	let server: AnyResponseServer;
	beforeAll(async () => {
		sandbox = await startSandbox({ seed: 1, orders: 10, days: 3 });
		[recorder, server] = await Promise.all([startRecorder(sandbox.url), startAnyResponseServer()]);
	});
	afterAll(async () => {
		await Promise.all([recorder.close(), server.close()]);
		await sandbox.close();
	});

	for (const { name, node, catalog } of pollingNodes()) {
		const credentialsAt = (url: string) =>
			accessOf(catalog.api.name).credentials({ url, sandbox } as never);
		let recorded: ValidResponses | undefined;
		const validResponses = async () => {
			if (recorded) return recorded;
			recorder.take();
			const parameters = openTriggerForm(node, sandbox);
			const credentials = credentialsAt(recorder.url);
			const poller = createPoller({ node, parameters, credentials });
			await poller.activate();
			recorded = new ValidResponses();
			for (const { method, path, response } of recorder.take()) {
				recorded.add(method, path, response.body);
			}
			return recorded;
		};

		property(
			`of ${name} ends, and the next poll works`,
			anyResponses,
			async (responses) => {
				logs.length = 0;
				const valid = await validResponses();
				const { url, script } = server.add({ responses: GOOD, valid, secret: '' });
				const credentials = credentialsAt(url);
				const secrets = secretsOf(credentials);
				script.secret = secrets[0];
				const parameters = openTriggerForm(node, sandbox);
				delete parameters.options;
				const poller = createPoller({ node, parameters, credentials, budgetMs: 5_000 });
				const poll = async (): Promise<INodeExecutionData[] | null> => await poller.poll();
				await poller.activate();

				script.responses = responses;
				const { ms } = await inVirtualTime(async () => {
					await poll().then(
						(items) => checkValues(items ?? []),
						(error) => checkError(error, secrets),
					);
				});
				expect(ms).toBeLessThan(MAX_POLL_MS);
				expect(JSON.parse(JSON.stringify(poller.state))).toEqual(poller.state);

				script.responses = GOOD;
				checkValues((await poll()) ?? []);
				// The state is stable: the same response again contains no event.
				expect(await poll()).toBeNull();
				expect(prototypeNames()).toBe(prototype);
				expect(secrets.filter((secret) => logs.join('\n').includes(secret))).toEqual([]);
			},
			FACTOR,
		);
	}
});
