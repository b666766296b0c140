using System.Collections.Concurrent;
using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Packages;

/// <summary>
/// What npm has installed, known by its content: a package's hash is that of the names and hashes of all its files. A record that is
/// written right after npm has run says whether it is still what npm had installed.
/// </summary>
/// <param name="root">The folder of package-lock.json and node_modules.</param>
public sealed class InstalledPackages(string root)
{
    /// <summary>With this begins the name of a package in a stage's record.</summary>
    public const string Prefix = "npm ";

    /// <summary>In place of a hash: the package is not what npm had installed.</summary>
    public const string Damaged = "damaged";

    /// <summary>In place of a hash: what is installed is recorded, but of another package-lock.json.</summary>
    public const string OfAnotherLock = "not installed from this package-lock.json";

    /// <summary>In place of a hash: it lies where Node looks for packages, and package-lock.json does not list it.</summary>
    public const string Unlisted = "not listed in package-lock.json";

    /// <summary>In place of a hash: nobody recorded what npm had installed, so damage could not be seen.</summary>
    public const string Unrecorded = "not recorded as installed";

    // The script that draws and typesets, and the one that makes the explorer's page, lie in such folders' parents, so Node looks into them before the root's own.
    private static readonly string[] BesideScripts =
    [
        "reports/node_modules", "reports/templates/node_modules", "reports/templates/shared/node_modules",
        "src/node_modules", "src/Explorer/node_modules", "src/Explorer/Page/node_modules",
    ];

    private readonly ConcurrentDictionary<string, Lazy<string>> _hashes = new(StringComparer.Ordinal);
    private readonly Lazy<PackageLock> _lock = new(() => PackageLock.Read(Path.Combine(root, "package-lock.json")));
    private readonly Lazy<PackageRecord?> _record = new(() => PackageRecord.Read(Path.Combine(root, "node_modules")));
    private readonly Lazy<bool> _isFresh = new(() => InstallationMark.IsOf(Path.Combine(root, "node_modules"), Path.Combine(root, "package-lock.json")));

    /// <summary>
    /// The named packages and all that they need, each with the hash of its content, or with one of the states above or "missing"; then all
    /// that Node might find in their places. Without a record, damage cannot be seen: what is there counts by its content only while the mark of
    /// an installation that waits to be recorded lies there.
    /// </summary>
    /// <exception cref="DataException">package-lock.json cannot be read, or does not list a package.</exception>
    public IReadOnlyDictionary<string, string> Find(IEnumerable<string> names) =>
        States(_lock.Value.Closure(names)).ToDictionary(
            package => $"{Prefix}{(package.State == Unlisted ? package.Path : package.Path["node_modules/".Length..])}", package => package.State);

    /// <summary>What is wrong with the installed packages, in words; nothing when they are those that were recorded.</summary>
    public IReadOnlyList<string> Check() =>
        _record.Value is not PackageRecord record ? ["nothing is recorded of an installation"]
        : record.Lock != _lock.Value.Sha256 ? [$"node_modules is {OfAnotherLock}"]
        : [.. States([.. _lock.Value.Packages.Order(StringComparer.Ordinal)])
            .Where(package => !Artefact.IsHash(package.State))
            .Select(package => $"{package.Path} is {package.State}")];

    /// <summary>Records what is installed now: right after npm, this is what belongs there.</summary>
    /// <returns>How many packages that is.</returns>
    /// <exception cref="StageException">A package is missing.</exception>
    public int Record()
    {
        string? missing = _lock.Value.Packages.FirstOrDefault(package => !IsInstalled(package) && !_lock.Value.IsOptional(package));
        if (missing is not null)
        {
            throw new StageException($"{missing} is missing, so what npm has installed is not complete. Install it again: dotnet cake --target=Toolchain");
        }

        string[] packages = [.. _lock.Value.Packages.Where(IsInstalled)];
        ReadAll(packages);
        new PackageRecord(_lock.Value.Sha256, new(packages.ToDictionary(package => package, HashOf), StringComparer.Ordinal))
            .Write(Path.Combine(root, "node_modules"));
        return packages.Length;
    }

    private IEnumerable<(string Path, string State)> States(IReadOnlyList<string> packages)
    {
        string[] expected = [.. packages.Where(package => IsInstalled(package) || IsExpected(package))];
        ReadAll(expected);
        return expected.Select(package => (package, State(package))).Concat(UnlistedBelow(packages).Select(path => (path, Unlisted)));
    }

    private bool IsInstalled(string package) => Directory.Exists(Path.Combine(root, package));

    private bool IsExpected(string package) => !_lock.Value.IsOptional(package) || _record.Value?.Packages.ContainsKey(package) == true;

    private string State(string package) =>
        !IsInstalled(package) ? StageRecord.Missing
        : _record.Value is not PackageRecord record ? (_isFresh.Value ? HashOf(package) : Unrecorded)
        : record.Lock != _lock.Value.Sha256 ? OfAnotherLock
        : record.Packages.GetValueOrDefault(package) == HashOf(package) ? HashOf(package)
        : Damaged;

    private IEnumerable<string> UnlistedBelow(IReadOnlyList<string> packages) => packages
        .Select(package => $"{package}/node_modules")
        .Prepend("node_modules")
        .SelectMany(modules => EntriesOf(modules).Where(entry => !_lock.Value.Lists(entry)))
        .Concat(BesideScripts.Where(folder => DirectoryEntry.KindOf(Path.Combine(root, folder)) != EntryKind.Missing))
        .Order(StringComparer.Ordinal);

    // What begins with a dot is npm's own, and no name of a package; "@scope" holds packages.
    private IEnumerable<string> EntriesOf(string folder) => !Directory.Exists(Path.Combine(root, folder)) ? [] :
        new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.'))
            .SelectMany(entry => entry.Name.StartsWith('@') ? EntriesOf($"{folder}/{entry.Name}") : [$"{folder}/{entry.Name}"]);

    private void ReadAll(string[] packages) =>
        Parallel.ForEach(Partitioner.Create(packages.Where(IsInstalled), EnumerablePartitionerOptions.NoBuffering), package => HashOf(package));

    private string HashOf(string package) => _hashes.GetOrAdd(package, _ => new Lazy<string>(() => Hash(Path.Combine(root, package)))).Value;

    // Packages within a package are packages of their own. A link counts by where it leads; an empty file has nothing to read.
    private static string Hash(string folder)
    {
        StringBuilder text = new();
        foreach (string path in DirectoryEntry.Below(folder).Where(path => path.Split('/')[0] != "node_modules"))
        {
            FileInfo file = new(Path.Combine(folder, path));
            string content = file.LinkTarget is string target ? $"-> {target}" : file is { Exists: true, Length: > 0 } ? Sha256.OfFile(file.FullName) : "";
            text.Append(content).Append(' ').Append(path).Append('\n');
        }

        return Sha256.OfBytes(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
