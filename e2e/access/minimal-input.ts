/** The little of JSON Schema (2020-12) that the API's inputs are described in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly default?: unknown;
}

/** Where `$ref` leads, and which id to use wherever one is asked for. */
export interface InputMaker {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly id: string;
  /** What stands in texts. */
  readonly text: string;
}

/** A small value that fits a schema, as far as a schema says; every field that may hold an id holds the given one. */
export function inputFor(schema: Schema, maker: InputMaker, name = ''): unknown {
  if (schema.$ref !== undefined)
    return inputFor(maker.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, maker, name);
  if (schema.const !== undefined) return schema.const;
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice !== undefined) return inputFor(choice, maker, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => inputFor(each, maker, name)));
  if (schema.enum) return schema.enum.find((each) => each !== null);
  const type = typeof schema.type === 'object' ? schema.type.find((each) => each !== 'null') : schema.type;
  switch (type) {
    case 'object':
      return objectFor(schema, maker);
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () =>
        inputFor(schema.items ?? {}, maker, name),
      );
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    case 'string':
      return textFor(schema, maker, name);
    default:
      return 'x';
  }
}

/** All fields, also those that may be left out: an id may be in one of them. */
const objectFor = ({ properties = {} }: Schema, maker: InputMaker): unknown =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, inputFor(schema, maker, name)]),
  );

const samples: Readonly<Record<string, string>> = {
  email: 'a@b.example',
  date: '2026-03-02',
  'date-time': '2026-03-02T12:00:00Z',
  uri: 'https://a.example/',
  time: '12:00:00',
};

function textFor(
  { format = '', minLength = 0, maxLength = 1_000, pattern }: Schema,
  { id, text }: InputMaker,
  name: string,
): string {
  if (/(^|[a-z_])ids?$/i.test(name) || format === 'uuid') return id;
  const sample = samples[format];
  if (sample !== undefined) return sample;
  if (pattern !== undefined) {
    const fitting = ['1', 'DE', '01234', '030 1234567', 'K-1'].find((each) =>
      new RegExp(pattern, 'u').test(each),
    );
    if (fitting !== undefined) return fitting;
  }
  const long = text.repeat(1 + Math.ceil(minLength / text.length));
  return long.slice(0, Math.max(Math.min(text.length, maxLength), minLength));
}
