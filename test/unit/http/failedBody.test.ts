import { reportedStatus } from '../../../nodes/shared/http/failedBody';

describe('the status of a failure in a body', () => {
	it.each([
		[{ statusCode: 404 }, 404],
		[{ status: 404, message: 'Failed' }, 404],
		[{ status: false }, 400],
		[{ statusCode: '404', message: 'Not found' }, 404],
		[{ status: '422' }, 422],
		[{ status: 'error', message: 'Failed' }, 400],
		[{ status: 'FAIL' }, 400],
		[{ success: 'false' }, 400],
		[{ success: 0 }, 400],
		[{ errors: { email: 'is taken' } }, 400],
		[{ error: { message: 'Failed' } }, 400],
		[{ error: 0 }, undefined],
		[{ error: {} }, undefined],
		[{ errors: {} }, undefined],
		[{ success: true, error: null, errors: [] }, undefined],
		[{ status: '200' }, undefined],
		[{ status: 0 }, undefined],
		[{ status: 'failed' }, undefined],
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
