using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages;

/// <summary>
/// Where a stage lives: its published folder, and hidden siblings for the run in progress and for the moment of replacement.
/// A published folder appears by one rename, complete.
/// </summary>
internal sealed class StageFolder(string runDirectory, string stage)
{
    private const string OwnerFile = ".fingerprint";

    /// <summary>The published folder.</summary>
    public string Published { get; } = Path.Combine(runDirectory, stage);

    private string Partial => Path.Combine(runDirectory, $".{stage}.partial");

    private string Replaced => Path.Combine(runDirectory, $".{stage}.replaced");

    /// <summary>Undoes a replacement that was cut short between its two renames.</summary>
    public void Heal()
    {
        if (Directory.Exists(Replaced))
        {
            if (Directory.Exists(Published))
            {
                Directory.Delete(Replaced, recursive: true);
            }
            else
            {
                AtomicFile.MoveFolder(Replaced, Published);
            }
        }
    }

    /// <summary>The working folder: as an interrupted run of the same fingerprint left it, else empty.</summary>
    public string Open(string fingerprint)
    {
        string owner = Path.Combine(Partial, OwnerFile);
        if (Directory.Exists(Partial) && (!File.Exists(owner) || File.ReadAllText(owner) != fingerprint))
        {
            Directory.Delete(Partial, recursive: true);
        }

        Directory.CreateDirectory(Partial);
        AtomicFile.WriteText(owner, fingerprint);
        return Partial;
    }

    /// <summary>Publishes the working folder with its record.</summary>
    public StageRecord Publish(StageRecord record)
    {
        File.Delete(Path.Combine(Partial, OwnerFile));
        foreach (string part in Directory.EnumerateFiles(Partial, "*.part", SearchOption.AllDirectories))
        {
            File.Delete(part);
        }

        StageRecord complete = record with { Outputs = Artefact.Below(Partial) };
        complete.Write(Partial);
        if (Directory.Exists(Published))
        {
            AtomicFile.MoveFolder(Published, Replaced);
        }

        AtomicFile.MoveFolder(Partial, Published);
        if (Directory.Exists(Replaced))
        {
            Directory.Delete(Replaced, recursive: true);
        }

        return complete;
    }
}
