import { z } from 'zod';

/**
 * The same schema with every object in it refusing keys it does not name: what nobody declared does not come in. An object that
 * says itself what becomes of other keys (`z.looseObject`, `.catchall(…)`) keeps its say; checks and transformations stay.
 */
export function refuseUnknownKeys(schema: z.ZodType): z.ZodType {
  const def = schema.def as z.core.$ZodTypeDef & Readonly<Record<string, unknown>>;
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def.shape as Readonly<Record<string, z.ZodType>>);
      const strict = Object.fromEntries(shape.map(([key, field]) => [key, refuseUnknownKeys(field)]));
      return remade(schema, { shape: strict, catchall: def.catchall ?? z.never() });
    }
    case 'array':
      return remade(schema, { element: refuseUnknownKeys(def.element as z.ZodType) });
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return remade(schema, { innerType: refuseUnknownKeys(def.innerType as z.ZodType) });
    case 'union':
      return remade(schema, { options: (def.options as readonly z.ZodType[]).map(refuseUnknownKeys) });
    case 'record':
      return remade(schema, { valueType: refuseUnknownKeys(def.valueType as z.ZodType) });
    case 'pipe':
      return remade(schema, { in: refuseUnknownKeys(def.in as z.ZodType) });
    default:
      return schema;
  }
}

const remade = (schema: z.ZodType, changed: Readonly<Record<string, unknown>>): z.ZodType =>
  schema.clone({ ...schema.def, ...changed } as never);
