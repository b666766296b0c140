namespace ResearchPipeline.Engine.Verification;

/// <summary>Why a re-execution probably differs: a guess in words, from what can be known on this machine.</summary>
/// <param name="published">What was published.</param>
/// <param name="here">What came out here.</param>
public sealed class LikelyCause(Manifest published, Manifest here)
{
    /// <summary>The cause behind the first artefact that differs.</summary>
    /// <param name="first">That artefact's verdict.</param>
    /// <param name="recordBefore">The stage's record of the run on this machine that may be the published one, or null.</param>
    /// <param name="recordHere">The stage's record of the re-execution, or null.</param>
    /// <param name="repeatsItself">Runs the stage once more and says whether it gives the same bytes.</param>
    public string Of(ArtefactVerdict first, StageRecord? recordBefore, StageRecord? recordHere, Func<bool> repeatsItself)
    {
        if (OfManifest(first, recordBefore) is string manifest)
        {
            return manifest;
        }

        if (first.Stage == "data")
        {
            return "other data";
        }

        if (published.Specification != here.Specification)
        {
            return "another specification (the study was changed after it was published)";
        }

        if (!repeatsItself())
        {
            return $"nondeterminism: the {first.Stage} stage gave other bytes when it ran a second time, here and now";
        }

        string[] code = SpeaksForPublished(first.Stage, recordBefore) ? OtherCode(recordBefore!, recordHere) : [];
        if (code.Length > 0)
        {
            return $"other code: {string.Join(", ", code)}";
        }

        string[] inputs = SpeaksForPublished(first.Stage, recordBefore) && recordHere is not null ? Differing(recordBefore!.Inputs, recordHere.Inputs) : [];
        if (inputs.Length > 0)
        {
            return $"another input: {string.Join(", ", inputs)}";
        }

        return recordBefore?.Outputs.Any(output => here.Artefacts.Contains(output with { Path = first.Path })) == true
            ? "an altered file or manifest: the record of the run on this machine lists the bytes of the re-execution"
            : $"other code, or another version of a tool, than the published run's{(recordBefore is null ? " (its own record is not on this machine)" : "")}";
    }

    // Which files there are follows from the specification and the code, so a list that is longer or shorter was edited, or is of other code.
    private string? OfManifest(ArtefactVerdict first, StageRecord? recordBefore)
    {
        if (published.Artefacts.Count == 0)
        {
            return "an altered manifest: it lists nothing at all";
        }

        bool isRaw = first.Stage == "data";
        bool madeHereBefore = recordBefore?.Outputs.Any(output => $"{first.Stage}/{output.Path}" == first.Path) == true;
        return published.Specification != here.Specification ? null : first.Agreement switch
        {
            Agreement.Unexpected when isRaw || madeHereBefore =>
                $"an altered manifest: the entry {first.Path} was removed from it",
            Agreement.Unexpected =>
                $"a manifest from which the entry {first.Path} was removed, or which was published by code that did not make this file",
            Agreement.Missing when isRaw || (recordBefore is not null && !madeHereBefore) =>
                $"an altered manifest: the entry {first.Path} was added to it, and nothing makes such a file",
            Agreement.Missing =>
                $"a manifest to which the entry {first.Path} was added, or which was published by code that made this file",
            _ => null,
        };
    }

    // A record speaks for the published run only while it lists the published hashes.
    private bool SpeaksForPublished(string stage, StageRecord? record) => record is not null
        && record.Outputs.All(output => published.Artefacts.Contains(output with { Path = $"{stage}/{output.Path}" }));

    private static string[] OtherCode(StageRecord before, StageRecord? after) => after is null ? [] : Differing(before.Implementation, after.Implementation);

    private static string[] Differing(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))];
}
