import { reportedStatus } from '../../../nodes/shared/http/failedBody';

describe('the status of a failure in a body', () => {
	it.each([
		[{ statusCode: 404 }, 404],
		[{ status: 404, message: 'Failed' }, 404],
		[{ status: false }, 400],
		[{ status: 200, message: 'Canceled' }, undefined],
		[{ status: 'paid' }, undefined],
		[{ status: 1200 }, undefined],
	])('of %j is %s', (body, status) => {
		expect(reportedStatus(body, false)).toBe(status);
	});

	it('is not the numeric status of a record', () => {
		expect(reportedStatus({ id: '1', status: 404 }, true)).toBeUndefined();
	});
});
