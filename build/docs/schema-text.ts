/** A zod schema as one short line for people: names, kinds and bounds. */
import { z } from 'zod';
import { shapeNames } from './shapes.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

const quote = (value: unknown): string => JSON.stringify(value);

const definition = '#/$defs/';

function describe(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(definition.length);
  if (schema.const !== undefined) return quote(schema.const);
  if (schema.enum !== undefined && schema.enum.length > 16)
    return `one of ${schema.enum.length} values listed below`;
  if (schema.enum !== undefined) return schema.enum.map(quote).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(describe).join(' | ');
  if (schema.properties !== undefined) return describeObject(schema);
  if (schema.type === 'array') {
    const most = schema.maxItems === undefined ? '' : ` ≤ ${schema.maxItems}`;
    return `[${describe(schema.items ?? {})}${most}]`;
  }
  if (schema.type === 'string' && schema.maxLength !== undefined) return `string ≤ ${schema.maxLength}`;
  return schema.type ?? 'any';
}

function describeObject(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${name}${optional}: ${describe(field)}`;
  });
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const toJson = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', metadata: shapeNames }) as JsonSchema;

/** One line, safe inside a table cell; shapes with a name are called by it. */
export function schemaText(schema: z.ZodType): string {
  return `\`${describe(toJson(schema)).replaceAll('|', '\\|')}\``;
}

/** A shape itself, each of its kinds on a line. */
export function shapeText(schema: z.ZodType): string {
  const json = toJson(schema);
  const own = json.$ref === undefined ? json : (json.$defs?.[json.$ref.slice(definition.length)] ?? json);
  return (own.anyOf ?? own.oneOf ?? [own]).map(describe).join('\n');
}
