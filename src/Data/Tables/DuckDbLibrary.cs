using System.Reflection;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tables;

/// <summary>Finds DuckDB's library, which npm installs under node_modules, for DuckDB.NET's managed part.</summary>
internal static class DuckDbLibrary
{
    private const string NativeName = "duckdb";
    private static readonly Lazy<nint> Handle = new(() => NativeLibrary.Load(Find()));

    static DuckDbLibrary() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    /// <summary>The library's file: in the node_modules of the repository, whose content is hashed, and in no other.</summary>
    /// <exception cref="DataException">It is not installed.</exception>
    public static string Find()
    {
        string library = Path.Combine(Repository.FindRoot(), "node_modules", "@duckdb", $"node-bindings-{Platform()}", FileName());
        return File.Exists(library) ? library : throw new DataException($"DuckDB's library is missing: {library}. Install it again: dotnet cake --target=Toolchain");
    }

    /// <summary>Loads the library; DuckDB.NET's own search would look along the system's paths.</summary>
    /// <exception cref="DataException">It is not installed.</exception>
    public static void Load() => _ = Handle.Value;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) => name == NativeName ? Handle.Value : 0;

    private static string Platform()
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"{system}-{processor}";
    }

    private static string FileName() =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";
}
