import { steadyNow } from '../core/steadyClock';
import type { Connection, Failure, Rejection, RejectionReason } from './api';
import type { Retries } from './apiRequest';
import { failureFromException } from './failure';
import type { Pause } from './pause';
import { describeFailure } from './requestLog';
import type { RequestLog } from './requestLog';
import { decide } from './retry';
import type { Attempt } from './retry';
import { asTokenFailure } from './tokenFailure';
import type { Watchdog } from './watchdog';

/** Whether the request can be sent again, or why there is no new token. */
type RefreshResult = boolean | Failure;

/** Refreshes the token of one client, with retries. */
export class ClientTokens {
	/** Refreshes in progress, by reason. All requests of the execution share them. */
	private readonly refreshes = new Map<RejectionReason, Promise<RefreshResult>>();

	constructor(
		private readonly connection: Connection,
		private readonly watchdog: Watchdog,
		private readonly log: RequestLog,
		private readonly timeoutMs: number,
	) {}

	/** Gets a new token. Returns whether the request can be sent again, or the failure of the refresh. */
	async refresh(rejection: Rejection, retries: Retries, pause: Pause): Promise<RefreshResult> {
		const { refreshes } = this;
		const { reason } = rejection;
		const refresh =
			refreshes.get(reason) ??
			this.refreshWithRetries(rejection, retries, pause).finally(() => refreshes.delete(reason));
		refreshes.set(reason, refresh);
		return await refresh;
	}

	private async refreshWithRetries(
		{ sentAt, reason }: Rejection,
		{ startedAt, maxWaitMs }: Retries,
		pause: Pause,
	): Promise<RefreshResult> {
		const attempt: Attempt = {
			...{ repeatable: true, failures: {}, refreshed: true },
			...{ elapsedMs: 0, maxWaitMs },
		};
		for (let since = sentAt; ; since = Date.now()) {
			const result = await this.refreshWithoutRetry({ sentAt: since, reason });
			if (typeof result === 'boolean') return result;
			const { kind } = result;
			this.log.warn(`token refresh failed: ${describeFailure(result)}`);
			attempt.failures[kind] = (attempt.failures[kind] ?? 0) + 1;
			attempt.elapsedMs = steadyNow() - startedAt;
			const decision = decide(result, attempt);
			if (decision.action !== 'wait') return result;
			this.log.wait(decision.ms, describeFailure(result));
			await pause(decision.ms);
		}
	}

	private async refreshWithoutRetry(rejection: Rejection): Promise<RefreshResult> {
		const { connection } = this;
		try {
			return await this.watchdog.run(
				this.timeoutMs,
				async () => (await connection.refreshToken?.(rejection)) ?? false,
			);
		} catch (error) {
			await connection.secrets.update();
			return asTokenFailure(failureFromException(error, connection.secrets));
		}
	}
}
