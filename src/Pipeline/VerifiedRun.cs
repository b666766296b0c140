using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Pipeline;

/// <summary>What a verification compares with: the manifest of a run, as it is published or as this machine has it, and the files that lie here.</summary>
/// <param name="workspace">Where they lie.</param>
/// <param name="copied">Paths of the artefacts that lie beside the manifest where the run is published.</param>
/// <param name="described">Names of the files there that describe it for other tools, and are no artefacts.</param>
/// <param name="options">What was asked for.</param>
/// <param name="command">What makes the run, and writes its manifest.</param>
/// <param name="display">Told what is wrong.</param>
internal sealed class VerifiedRun(Workspace workspace, IReadOnlyList<string> copied, IReadOnlyList<string> described, RunOptions options, string command, IRunDisplay display)
{
    /// <summary>A sentence without its full stop.</summary>
    public string HowToRestoreManifest => workspace.Published is not null
        ? $"The manifest comes back with: git checkout -- {Shell.Line([workspace.NameOf(workspace.ManifestFile)])}"
        : $"To write the manifest again: {MakeAgain}";

    private string MakeAgain => options.CommandLine(command);

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="StageException">It is missing or malformed.</exception>
    public Manifest ReadManifest()
    {
        string path = workspace.ManifestFile;
        if (!File.Exists(path))
        {
            throw new StageException($"There is nothing to compare with: {path} does not exist. Run this first: {MakeAgain}");
        }

        try
        {
            return Manifest.Read(path);
        }
        catch (StageException failure)
        {
            throw new StageException($"{failure.Message}. {HowToRestoreManifest}", failure);
        }
    }

    /// <summary>Says of every file that lies here whether it is what the manifest lists.</summary>
    /// <returns>What is wrong and what to do, in a few sentences without the last full stop; null where nothing is.</returns>
    public string? CheckFiles(Manifest manifest)
    {
        KeptFiles kept = new(workspace, manifest, copied, described);
        IReadOnlyList<FileDefect> defects = kept.Defects;
        foreach (FileDefect defect in defects)
        {
            display.Say($"  {kept.Name(defect)} {defect.What}");
        }

        display.Say(defects.Count == 0 ? "the files that lie here are those of the manifest" : "what it lists is made again all the same");
        return defects.Count == 0 ? null : kept.Describe(defects, MakeAgain, takesForce: Options.Table.Single(row => row.Name == "force").Takers.HasFlag(Options.TakerOf(command)));
    }
}
