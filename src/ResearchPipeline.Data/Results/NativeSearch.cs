using System.Runtime.InteropServices;

// DuckDB is found by DuckDbLibrary; nothing is ever looked up along the PATH.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
