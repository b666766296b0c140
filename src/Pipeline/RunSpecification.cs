using System.Text;
using Microsoft.FSharp.Core;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// specification.txt in the folder of a run that changes its study: the canonical text of all that was chosen, so that the run can say what it
/// changes before any stage has come to its end. Its hash begins with the digits that the folder is named after, so nothing else is believed.
/// </summary>
internal static class RunSpecification
{
    /// <summary>The file's name.</summary>
    public const string FileName = "specification.txt";

    private const long MostBytes = 1 << 16;

    /// <summary>Writes it where it is not there; a study as it is written needs none.</summary>
    /// <param name="runDirectory">The run's folder.</param>
    /// <param name="written">The study as it is written.</param>
    /// <param name="run">The study as it is run.</param>
    public static void Write(string runDirectory, Study written, Study run)
    {
        string text = CanonicalText.ofStudy(run);
        if (CanonicalText.ofStudy(written) != text && Read(runDirectory, written) is null)
        {
            AtomicFile.WriteText(Path.Combine(runDirectory, FileName), text);
        }
    }

    /// <summary>
    /// What a run is of: by its name, its specification, or what its evaluation was made from. Null where neither is there, or where what is there
    /// is not the specification that the folder is named after.
    /// </summary>
    /// <param name="runDirectory">The run's folder.</param>
    /// <param name="written">The study that its name begins with.</param>
    public static Study? Read(string runDirectory, Study written)
    {
        string name = Path.GetFileName(runDirectory);
        return name == written.Name ? written : Parsed(written, name, TextIn(runDirectory));
    }

    /// <summary>The same, where the run began before there was such a file.</summary>
    /// <param name="evaluation">The record of its evaluation, or null.</param>
    /// <param name="runDirectory">The run's folder.</param>
    /// <param name="written">The study that its name begins with.</param>
    public static Study? Read(StageRecord? evaluation, string runDirectory, Study written) => Read(runDirectory, written)
        ?? Parsed(written, Path.GetFileName(runDirectory), evaluation is null ? "" : string.Concat(evaluation.Parameters.Where(line => line.Key is not ("title" or "name")).Select(line => $"{line.Key} = {line.Value}\n")));

    private static Study? Parsed(Study written, string name, string text)
    {
        FSharpResult<Study, string> parsed = CanonicalText.parse(written, text);
        return text.Length > 0 && parsed.IsOk && Fingerprint.runName(written, parsed.ResultValue) == name ? parsed.ResultValue : null;
    }

    private static string TextIn(string runDirectory)
    {
        string file = Path.Combine(runDirectory, FileName);
        try
        {
            return DirectoryEntry.KindOf(file) == EntryKind.File ? Encoding.UTF8.GetString(RegularFile.ReadAllBytes(file, MostBytes)) : "";
        }
        catch (Exception failure) when (failure is IOException or DataException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
