const SECONDS = Array.from({ length: 12 }, (_, index) => index * 5);

/** n8n refuses a cron expression under a minute, but takes several: together a poll every five seconds. */
export const EVERY_FIVE_SECONDS = {
	item: SECONDS.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};
