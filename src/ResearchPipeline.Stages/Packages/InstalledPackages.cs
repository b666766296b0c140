using System.Collections.Concurrent;
using System.Text;
using ResearchPipeline.Data;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages.Packages;

/// <summary>
/// What npm has installed, known by its content: a package's hash is that of the names and hashes of all its files. Whether it is what npm
/// had installed is told by a record that is written right after npm has run.
/// </summary>
/// <param name="root">The folder of package-lock.json and node_modules.</param>
public sealed class InstalledPackages(string root)
{
    /// <summary>With this begins the name of a package in a stage's record.</summary>
    public const string Prefix = "npm ";

    /// <summary>Stands in the place of the hash of a package that is not what npm had installed.</summary>
    public const string Damaged = "damaged";

    private readonly ConcurrentDictionary<string, Lazy<string>> _hashes = new(StringComparer.Ordinal);
    private readonly Lazy<PackageLock> _lock = new(() => PackageLock.Read(Path.Combine(root, "package-lock.json")));
    private readonly Lazy<PackageRecord?> _record = new(() => PackageRecord.Read(Path.Combine(root, "node_modules")));

    /// <summary>
    /// The named packages and all that they need, each with the hash of its content, or with "missing" or "damaged"; without a record of this
    /// lock file, damage cannot be told.
    /// </summary>
    /// <exception cref="DataException">package-lock.json cannot be read, or does not list a package.</exception>
    public IReadOnlyDictionary<string, string> Find(IEnumerable<string> names)
    {
        PackageRecord? record = ValidRecord();
        string[] packages = [.. _lock.Value.Closure(names).Where(package => IsInstalled(package) || IsExpected(package, record))];
        ReadAll(packages);
        return packages.ToDictionary(package => $"{Prefix}{package["node_modules/".Length..]}", package => State(package, record));
    }

    /// <summary>What is wrong with the installed packages, in words; nothing when they are those that were recorded.</summary>
    public IReadOnlyList<string> Check()
    {
        if (ValidRecord() is not PackageRecord record)
        {
            return ["nothing is recorded of an installation of this package-lock.json"];
        }

        string[] packages = [.. _lock.Value.Packages.Where(package => IsInstalled(package) || IsExpected(package, record)).Order(StringComparer.Ordinal)];
        ReadAll(packages);
        return
        [
            .. packages
                .Select(package => (Package: package, State: State(package, record)))
                .Where(package => !Artefact.IsHash(package.State))
                .Select(package => $"{package.Package} is {package.State}"),
        ];
    }

    /// <summary>Records what is installed now: right after npm, this is what belongs there.</summary>
    /// <returns>How many packages that is.</returns>
    /// <exception cref="StageException">A package is missing.</exception>
    public int Record()
    {
        string? missing = _lock.Value.Packages.FirstOrDefault(package => !IsInstalled(package) && !_lock.Value.IsOptional(package));
        if (missing is not null)
        {
            throw new StageException($"{missing} is missing, so what npm has installed is not complete. Run 'npm ci' in {root} and record again.");
        }

        string[] packages = [.. _lock.Value.Packages.Where(IsInstalled)];
        ReadAll(packages);
        new PackageRecord(_lock.Value.Sha256, new(packages.ToDictionary(package => package, HashOf), StringComparer.Ordinal))
            .Write(Path.Combine(root, "node_modules"));
        return packages.Length;
    }

    private PackageRecord? ValidRecord() => _record.Value is PackageRecord record && record.Lock == _lock.Value.Sha256 ? record : null;

    private bool IsInstalled(string package) => Directory.Exists(Path.Combine(root, package));

    private bool IsExpected(string package, PackageRecord? record) => !_lock.Value.IsOptional(package) || record?.Packages.ContainsKey(package) == true;

    private string State(string package, PackageRecord? record)
    {
        if (!IsInstalled(package))
        {
            return StageRecord.Missing;
        }

        string hash = HashOf(package);
        return record is null || record.Packages.GetValueOrDefault(package) == hash ? hash : Damaged;
    }

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
