using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>verify of an export, a folder or a zip: whether every file is there, and no other, each with its hash, and whether what tells of them tells the same.</summary>
internal static class ExportVerification
{
    private const int MostShown = 20;
    private const long MostBytes = 1 << 28;

    /// <summary>Verifies.</summary>
    /// <exception cref="UsageException">More than one is named, or options are given that an export has no use for.</exception>
    /// <exception cref="StageException">There is no export.</exception>
    /// <exception cref="DiffersException">Something does not fit; the message says how much, and lines before it say what.</exception>
    public static void Run(Request request, IRunDisplay display, CancellationToken cancellation)
    {
        Require(request);
        string place = Path.GetFullPath(request.Words[0]);
        using IExportSource source = IExportSource.At(place);
        Dictionary<string, string> listed = source.Files.ContainsKey(Checksums.FileName)
            ? Checksums.Parse(Content(source, Checksums.FileName), $"{Checksums.FileName} of {place}")
            : throw new StageException($"{place} has no {Checksums.FileName}, so it is no export that can be verified. Was part of it left behind?");
        ExportedHashes hashes = new(new Dictionary<string, string>(), new Dictionary<string, string>());
        display.Watch(CommandNames.Verify, steady: true, progress => hashes = ExportedHashes.Of(source, progress, cancellation));
        (string Path, string Words)[] found = [.. Faults(listed, hashes)];
        string[] faults =
        [
            .. source.Others, .. found.Select(fault => fault.Words),
            .. ExportedRecords.Faults(path => hashes.ByPath.ContainsKey(path) ? Content(source, path) : null, hashes.ByPath, found.Select(fault => fault.Path).ToHashSet()),
        ];
        foreach (string fault in faults.Take(MostShown))
        {
            display.Say($"  {Printable(fault)}");
        }

        if (faults.Length > MostShown)
        {
            display.Say($"  and {faults.Length - MostShown} more");
        }

        if (faults.Length > 0)
        {
            throw new DiffersException($"{place} is not as it was exported: {faults.Length} {(faults.Length == 1 ? "thing does" : "things do")} not fit, as listed above. Get it again from where it is published, or export the run again.");
        }

        display.Say($"{place}: {source.Files.Count} files of {RunNumbers.Megabytes(source.Files.Values.Sum())} MB, each as it was exported");
        display.Say(ExportedRecords.Published(Content(source, Manifest.FileName)));
    }

    // Names come from whoever made the file: what would move a terminal's cursor, or begin a line, is shown by its number.
    private static string Printable(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}") : letter.ToString()));

    private static void Require(Request request)
    {
        string[] strange = [.. request.Given.Keys.Where(option => option is not ("debug" or "threads"))];
        if (request.Words[0].Length == 0)
        {
            throw new UsageException("The name of the export is empty; expected a folder or a zip that export wrote.");
        }

        if (request.Words.Count > 1 || strange.Length > 0)
        {
            throw new UsageException(request.Words.Count > 1
                ? $"verify is told one export, and {request.Words.Count} are named: {string.Join(", ", request.Words)}."
                : $"An export says itself what it is of: --{strange[0]} does not go with {request.Words[0]}.");
        }
    }

    private static IEnumerable<(string Path, string Words)> Faults(Dictionary<string, string> listed, ExportedHashes found) =>
    [
        .. listed.Keys.Where(path => !found.ByPath.ContainsKey(path) && !found.Unreadable.ContainsKey(path)).Select(path => (path, $"{path} is missing")),
        .. found.Unreadable.Select(file => (file.Key, $"{file.Key} cannot be read: {file.Value}")),
        .. listed.Where(file => found.ByPath.TryGetValue(file.Key, out string? hash) && hash != file.Value).Select(file => (file.Key, $"{file.Key} was changed: its SHA-256 is {found.ByPath[file.Key]}, and {file.Value} is listed")),
        .. found.ByPath.Keys.Where(path => path != Checksums.FileName && !listed.ContainsKey(path)).Select(path => (path, $"{path} is not of the export")),
    ];

    private static byte[] Content(IExportSource source, string path)
    {
        try
        {
            if (source.Files[path] > MostBytes)
            {
                throw new StageException($"{path} has {source.Files[path]} bytes, which is too many for what it should be.");
            }

            using Stream stream = source.Open(path);
            byte[] content = new byte[source.Files[path]];
            int read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return content[..read];
        }
        catch (Exception failure) when (failure is DataException or IOException or InvalidDataException)
        {
            throw new StageException($"{path} cannot be read: {failure.Message.TrimEnd('.')}.", failure);
        }
    }
}
