using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Packages;

/// <summary>package-lock.json, as far as it says what belongs to what. Packages are named by their folders, "node_modules/a/node_modules/b".</summary>
internal sealed class PackageLock
{
    private const long LargestFile = 1 << 24;
    private const string Modules = "node_modules/";
    private static readonly string[] Needs = ["dependencies", "optionalDependencies", "peerDependencies"];
    private readonly Dictionary<string, Entry> _packages;

    private PackageLock(string sha256, Dictionary<string, Entry> packages) => (Sha256, _packages) = (sha256, packages);

    /// <summary>The file's hash.</summary>
    public string Sha256 { get; }

    /// <summary>All packages.</summary>
    public IEnumerable<string> Packages => _packages.Keys;

    /// <summary>Whether it lists a package under this path.</summary>
    public bool Lists(string path) => _packages.ContainsKey(path);

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is missing or malformed.</exception>
    public static PackageLock Read(string path)
    {
        byte[] content = RegularFile.ReadAllBytes(path, LargestFile);
        try
        {
            using JsonDocument json = JsonDocument.Parse(content);
            Dictionary<string, Entry> packages = json.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => package.Name.StartsWith(Modules, StringComparison.Ordinal))
                .ToDictionary(package => package.Name, package => Entry.Of(package.Value));
            return new PackageLock(Files.Sha256.OfBytes(content), packages);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new DataException($"{path} cannot be read as npm's lock file: {(failure is JsonException json ? JsonDefect.Of(json) : failure.Message.TrimEnd('.'))}. Bring it back with 'git checkout -- package-lock.json'.", failure);
        }
    }

    /// <summary>Whether a package may be absent: it is for some systems only, or needed by such a one.</summary>
    public bool IsOptional(string package) => _packages[package].IsOptional;

    /// <summary>Packages by name with all that they need, as Node would find it, in ordinal order.</summary>
    /// <exception cref="DataException">The lock file does not list one.</exception>
    public IReadOnlyList<string> Closure(IEnumerable<string> names)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new(names.Select(name => Resolve("", name) ?? throw new DataException($"package-lock.json does not list {name}.")));
        while (open.TryPop(out string? package))
        {
            if (found.Add(package))
            {
                foreach (string needed in _packages[package].Needs.Select(name => Resolve(package + "/", name)).OfType<string>())
                {
                    open.Push(needed);
                }
            }
        }

        return [.. found];
    }

    // Node looks in the package's own node_modules, then in those of the folders above it.
    private string? Resolve(string from, string name)
    {
        for (string above = from; ;)
        {
            string candidate = $"{above}{Modules}{name}";
            if (_packages.ContainsKey(candidate))
            {
                return candidate;
            }

            int outer = above.LastIndexOf(Modules, StringComparison.Ordinal);
            if (outer < 0)
            {
                return null;
            }

            above = above[..outer];
        }
    }

    private sealed record Entry(bool IsOptional, string[] Needs)
    {
        public static Entry Of(JsonElement package) => new(
            package.TryGetProperty("optional", out JsonElement optional) && optional.ValueKind == JsonValueKind.True,
            [.. PackageLock.Needs
                .Where(kind => package.TryGetProperty(kind, out _))
                .SelectMany(kind => package.GetProperty(kind).EnumerateObject().Select(need => need.Name))
                .Distinct()]);
    }
}
