import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

/** Values are not converted or removed: the control endpoint rejects values that its schemas do not allow. */
const ajv = addFormats(new Ajv({ useDefaults: true, allErrors: true }));

const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: AnySchema & object): ValidateFunction {
	const validator = validators.get(schema) ?? ajv.compile(schema);
	validators.set(schema, validator);
	return validator;
}

/**
 * Compiles the schema of a route when the first request arrives, and once for all sandboxes of a process. Fastify would
 * compile all schemas at each start, which would be the slowest part of starting a sandbox.
 */
export const lazyValidator: FastifySchemaCompiler<AnySchema & object> = ({ schema }) => {
	const validate = (data: unknown): boolean => {
		const validator = validatorOf(schema);
		const isValid = validator(data);
		validate.errors = validator.errors;
		return isValid;
	};
	validate.errors = undefined as ValidateFunction['errors'];
	return validate;
};
