using System.Text;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>export: a finished run, or a finished sweep, as one folder or zip, described for others' tools.</summary>
internal static class RunExport
{
    /// <summary>Writes it.</summary>
    /// <exception cref="UsageException">No place is named, or something lies there.</exception>
    /// <exception cref="StageException">The run has not come to its end, or a file is not what its manifest lists.</exception>
    public static void Write(Request request, IRunDisplay display, CancellationToken cancellation)
    {
        if (request.Words.ToArray() is not [string place, .. string[] named] || named.Length > 1)
        {
            throw new UsageException("export is told a folder, or a file that ends with .zip, and of which run or sweep if not of the main study, as in: export main.zip k-sparse-ensemble.");
        }

        string target = place.Length > 0 ? Path.GetFullPath(place) : throw new UsageException("The place of the export is empty; expected a folder, or a file that ends with .zip.");
        string partial = $"{target}.part";
        if (((string[])[target, partial]).FirstOrDefault(path => DirectoryEntry.KindOf(path) != EntryKind.Missing) is string there)
        {
            throw new UsageException($"{there} is there already, and nothing is replaced{(there == partial ? ", though an export that was ended may have left it" : "")}. Name another place, or move it away.");
        }

        DescribedRun run = Find(named.FirstOrDefault() ?? Catalogue.names[0], request.Options, display, cancellation);
        ExportedFile[] files = [.. FilesOf(run).OrderBy(file => file.Path, StringComparer.Ordinal)];
        try
        {
            if (target.EndsWith(".zip", StringComparison.Ordinal))
            {
                FixedZip.Write(target, files);
            }
            else
            {
                WriteFolder(target, partial, files, cancellation);
            }
        }
        catch
        {
            DirectoryEntry.Remove(partial);
            throw;
        }

        display.Say($"{target}: {files.Length} files, {RunNumbers.Megabytes(files.Sum(file => file.Bytes))} MB of {run.Title}, with {RoCrate.FileName} and {Croissant.FileName}");
    }

    private static DescribedRun Find(string word, RunOptions asked, IRunDisplay display, CancellationToken cancellation)
    {
        RunCatalogue runs = new(asked);
        return new KnownSweeps(runs.Artifacts).Find(word) is KnownSweep sweep ? ExportedSweep.Of(sweep, asked, display, cancellation)
            : ExportedRun.Of(runs.Find(word), asked, display, cancellation);
    }

    // The crate lists the tables' description, and the hashes are of both.
    private static ExportedFile[] FilesOf(DescribedRun run)
    {
        DescribedRun described = run.With(ExportedFile.Of(Croissant.FileName, Encoding.UTF8.GetBytes(Croissant.Of(run)), "its tables, for tools that read Croissant"));
        ExportedFile crate = ExportedFile.Of(RoCrate.FileName, Encoding.UTF8.GetBytes(RoCrate.Of(described, Checksums.FileName)), "the crate");
        ExportedFile[] files = [.. described.Files, crate];
        return [.. files, Checksums.Of(files)];
    }

    // It appears complete, by one rename.
    private static void WriteFolder(string target, string partial, IReadOnlyList<ExportedFile> files, CancellationToken cancellation)
    {
        foreach (ExportedFile file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            AtomicFile.WriteBytes(Path.Combine(partial, file.Path), file.Content());
        }

        AtomicFile.MoveFolder(partial, target);
    }
}
