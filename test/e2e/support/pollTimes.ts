const SECONDS = Array.from({ length: 12 }, (_, index) => index * 5);

/**
 * n8n rejects a cron expression under a minute, but accepts several. Together, they start a poll every 5 seconds.
 */
export const EVERY_FIVE_SECONDS = {
	item: SECONDS.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};
