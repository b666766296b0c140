using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ResearchPipeline.Engine;

/// <summary>
/// Which assemblies a method can reach: its own, those that one refers to, and so on, as far as they lie beside the program. What comes
/// with the runtime is not among them. References are read from the files, so nothing is loaded.
/// </summary>
/// <param name="directory">The program's folder.</param>
public sealed class AssemblyReferences(string directory)
{
    private readonly ConcurrentDictionary<string, string[]> _known = new(StringComparer.Ordinal);

    /// <summary>The files that a method's code can come from, by file name.</summary>
    /// <param name="method">The method.</param>
    /// <param name="wiring">The assembly that puts stages together: its code is in no fingerprint, so nothing may be computed in it.</param>
    /// <exception cref="StageException">The method is in that assembly, or in none that lies beside the program.</exception>
    public IReadOnlyDictionary<string, string> ReachedFrom(Delegate method, Assembly wiring)
    {
        SortedDictionary<string, string> reached = new(StringComparer.Ordinal);
        foreach (Assembly assembly in AssembliesOf(method))
        {
            string name = assembly.GetName().Name!;
            if (assembly == wiring || !File.Exists(FileOf(name)))
            {
                throw new StageException(
                    $"The body of a stage is {method.Method.Name} in {name}, {(assembly == wiring ? "where stages are only put together" : $"which does not lie in {directory}")}: a change of it would go unnoticed. Move it into the library that it belongs to.");
            }

            Follow(name, reached);
        }

        return reached;
    }

    // A delegate may hold another one, or an object whose class, from elsewhere, overrides the method.
    private static IEnumerable<Assembly> AssembliesOf(Delegate method) => method.GetInvocationList()
        .SelectMany(one => one.Target is Delegate inner
            ? AssembliesOf(inner)
            : (Assembly[])[one.Method.Module.Assembly, .. one.Target is null ? Array.Empty<Assembly>() : [one.Target.GetType().Assembly]])
        .Distinct();

    private void Follow(string name, SortedDictionary<string, string> reached)
    {
        string file = FileOf(name);
        if (File.Exists(file) && reached.TryAdd(Path.GetFileName(file), file))
        {
            foreach (string reference in _known.GetOrAdd(file, Read))
            {
                Follow(reference, reached);
            }
        }
    }

    private string FileOf(string name) => Path.Combine(directory, name + ".dll");

    private static string[] Read(string file)
    {
        using PEReader image = new(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
