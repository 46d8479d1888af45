/**
 * The files in `core/` are compiled twice: by Node as they are, and by AssemblyScript to WebAssembly. There `i32` is a machine
 * word; here it is a name for `number`.
 */
type i32 = number;
