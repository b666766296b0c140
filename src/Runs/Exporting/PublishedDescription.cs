using System.Text;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// What lies beside a published study or sweep for others' tools: its specification, a crate and a description of its tables. They follow from the
/// published manifest and tables, so that they can be made without a run, and are no artefacts of one.
/// </summary>
/// <param name="published">The studies that are published, and where.</param>
/// <param name="names">The studies and sweeps that are described.</param>
/// <param name="asked">What was asked for.</param>
/// <param name="display">Told what is written.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class PublishedDescription(PublishedStudies published, IReadOnlyList<string> names, RunOptions asked, IRunDisplay display, CancellationToken cancellation)
{
    /// <summary>What lies beside the studies and sweeps that the checkout publishes.</summary>
    public static PublishedDescription OfCheckout(RunOptions asked, IRunDisplay display, CancellationToken cancellation) =>
        new(PublishedStudies.OfCheckout(asked), [.. Catalogue.published, .. Catalogue.publishedSweeps], asked, display, cancellation);

    /// <summary>The same of the studies alone, for commands that make and verify no sweep.</summary>
    public static PublishedDescription OfStudies(RunOptions asked, IRunDisplay display, CancellationToken cancellation) =>
        new(PublishedStudies.OfCheckout(asked), Catalogue.published, asked, display, cancellation);

    /// <summary>Writes the files of a study whose run has come to its end, if it is one that is published.</summary>
    /// <param name="pipeline">The run.</param>
    /// <param name="until">The last of its stages that was asked for; null for all.</param>
    public void WriteAfter(StudyPipeline pipeline, string? until)
    {
        if (pipeline.Workspace.Published is not null && (until ?? pipeline.Names[^1]) == pipeline.Names[^1])
        {
            Write(asked.Study);
        }
    }

    /// <summary>Writes the files of a sweep that has come to its end, if it is one that is published.</summary>
    public void WriteAfter(SweepReport sweep)
    {
        if (sweep.Workspace.Published is not null)
        {
            Write(sweep.Name);
        }
    }

    /// <summary>Writes the files of all that are not as they should be.</summary>
    /// <exception cref="StageException">A manifest cannot be read, or a file is not the one that it lists.</exception>
    public void WriteAll()
    {
        string[] there = [.. names.Where(IsPublished)];
        display.Watch("describe", steady: false, progress =>
        {
            for (int i = 0; i < there.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Update((double)i / there.Length, there[i]);
                Write(there[i]);
            }
        });
        foreach (string name in names.Except(there))
        {
            display.Warn($"{name} is not described: {Path.Combine(published.FolderOf(name), Manifest.FileName)} is missing. If it was published, it comes back with git checkout.");
        }

        display.Say($"the descriptions of what is published ({string.Join(", ", there)}) are as they should be");
    }

    /// <summary>Writes those files of one that are not as they should be.</summary>
    /// <exception cref="StageException">Its manifest cannot be read, or a file is not the one that it lists.</exception>
    public void Write(string name)
    {
        foreach ((string path, byte[] content) in Files(name).Where(file => !IsThere(file.Path, file.Content)))
        {
            AtomicFile.WriteBytes(path, content);
            display.Say($"described: {path}");
        }
    }

    /// <summary>Whether the files of one are as they should be.</summary>
    /// <exception cref="DiffersException">They are not.</exception>
    public void Require(string name)
    {
        string[] different = [.. Files(name).Where(file => !IsThere(file.Path, file.Content)).Select(file => file.Path)];
        if (different.Length > 0)
        {
            throw new DiffersException($"{string.Join(", ", different)} {(different.Length == 1 ? "is" : "are")} not what follows from the manifest and the tables beside {(different.Length == 1 ? "it" : "them")}. To write what does: {Shell.Line([.. Shell.Program(CommandNames.Describe, null)])}");
        }
    }

    /// <summary>Whether the files of all are as they should be.</summary>
    /// <exception cref="DiffersException">They are not.</exception>
    public void RequireAll()
    {
        foreach (string name in names.Where(name => published.IsWritten && IsPublished(name)))
        {
            Require(name);
        }
    }

    /// <summary>The same of the study, or the sweep, that was verified, if all of it was, and it is one that is published.</summary>
    /// <exception cref="DiffersException">They are not.</exception>
    public void RequireAfter()
    {
        string name = asked.Sweep ?? asked.Study;
        if (published.IsWritten && asked.Arm is null && asked.Settings.Length == 0 && names.Contains(name) && IsPublished(name))
        {
            Require(name);
        }
    }

    // Whether it has a manifest there.
    private bool IsPublished(string name) => DirectoryEntry.KindOf(Path.Combine(published.FolderOf(name), Manifest.FileName)) == EntryKind.File;

    private (string Path, byte[] Content)[] Files(string name)
    {
        PublishedSubject subject = SubjectOf(name);
        string folder = published.FolderOf(name);
        Manifest manifest = Manifest.Read(Path.Combine(folder, Manifest.FileName));
        if (manifest.Specification != subject.Specification.Sha256)
        {
            throw new StageException($"{Path.Combine(folder, Manifest.FileName)} is of another specification than {name} has now. Run it first: {subject.Remake}");
        }

        ExportedFile[] files =
        [
            .. subject.Copied.Select(artefact => FileOf(folder, artefact, manifest)),
            ExportedFile.Of(Manifest.FileName, File.ReadAllBytes(Path.Combine(folder, Manifest.FileName)), "size and hash of every file that the run made, raw data among them"), subject.Specification,
        ];
        DescribedRun run = subject.Describe(manifest, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        ExportedFile croissant = ExportedFile.Of(Croissant.FileName, Encoding.UTF8.GetBytes(Croissant.Of(run)), "its tables, for tools that read Croissant");
        byte[] crate = Encoding.UTF8.GetBytes(RoCrate.Of(run.With(croissant)));
        (string Name, byte[] Content)[] described = [(subject.Specification.Path, subject.Specification.Content()), (croissant.Path, croissant.Content()), (RoCrate.FileName, crate)];
        return [.. described.Select(file => (Path.Combine(folder, file.Name), file.Content))];
    }

    private PublishedSubject SubjectOf(string name)
    {
        RunOptions plain = asked with { Study = name, Sweep = null, Settings = "", Until = null, Force = null, Name = null, Arm = null, Device = "cpu" };
        return Catalogue.sweeps.FirstOrDefault(sweep => sweep.Name == name) is Sweep sweep
            ? PublishedSubject.Of(new SweepReport(sweep, SweepPlan.Of(sweep), plain with { Study = sweep.Study.Name }, SweepReport.PublishedIn(asked), display, cancellation), asked)
            : PublishedSubject.Of(new StudyPipeline(plain, display, cancellation, published: published), asked);
    }

    private static ExportedFile FileOf(string folder, string path, Manifest manifest)
    {
        string file = Path.Combine(folder, Path.GetFileName(path));
        Artefact artefact = manifest.Artefacts.FirstOrDefault(each => each.Path == path) ?? throw new StageException($"{Path.Combine(folder, Manifest.FileName)} lists no {path}.");
        byte[] content = DirectoryEntry.KindOf(file) == EntryKind.File && new FileInfo(file).Length == artefact.Bytes ? RegularFile.ReadAllBytes(file, artefact.Bytes) : [];
        return Sha256.OfBytes(content) == artefact.Sha256
            ? ExportedFile.Of(Path.GetFileName(path), content, $"made by the stage {path.Split('/')[0]}") with { Artefact = path, Source = file }
            : throw new StageException($"{file} is not what the manifest beside it lists, so it is not described. It comes back with: {Shell.Line(["git", "checkout", "--", file])}");
    }

    private static bool IsThere(string path, byte[] content) =>
        DirectoryEntry.KindOf(path) == EntryKind.File && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
}
