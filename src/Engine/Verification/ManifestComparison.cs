using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Verification;

/// <summary>Compares a re-execution with what was published, artefact by artefact.</summary>
/// <param name="files">The published files that this machine has.</param>
/// <param name="fileOf">Where the re-execution has an artefact, by its path; or null.</param>
/// <param name="hashes">Files of numbers that are hashes, to which no tolerance applies.</param>
/// <param name="tolerance">Largest relative difference of a number that still counts as agreement; null asks for the same bytes.</param>
public sealed class ManifestComparison(PublishedFiles files, Func<string, string?> fileOf, IReadOnlyCollection<string> hashes, double? tolerance)
{
    /// <summary>Verdicts by stage in the order of the published manifest, which is that of the graph; a stage's unexpected artefacts last.</summary>
    public IReadOnlyList<ArtefactVerdict> Compare(Manifest published, Manifest here)
    {
        Dictionary<string, Artefact> made = here.Artefacts.ToDictionary(artefact => artefact.Path);
        HashSet<string> known = [.. published.Artefacts.Select(artefact => artefact.Path)];
        List<string> stages = [.. published.Artefacts.Select(artefact => StageOf(artefact.Path)).Distinct()];
        ArtefactVerdict[] verdicts =
        [
            .. published.Artefacts.Select(artefact => Compare(artefact, made.GetValueOrDefault(artefact.Path))),
            .. here.Artefacts
                .Where(artefact => !known.Contains(artefact.Path))
                .Select(artefact => new ArtefactVerdict(artefact.Path, Agreement.Unexpected, "it was never published")),
        ];
        return [.. verdicts.OrderBy(verdict => (uint)stages.IndexOf(verdict.Stage))];

        static string StageOf(string path) => new ArtefactVerdict(path, Agreement.Same, "").Stage;
    }

    private ArtefactVerdict Compare(Artefact published, Artefact? here)
    {
        if (here is null)
        {
            return new ArtefactVerdict(published.Path, Agreement.Missing, "it was not made here");
        }

        if (published.Sha256 == here.Sha256 && published.Bytes == here.Bytes)
        {
            return new ArtefactVerdict(published.Path, Agreement.Same, "");
        }

        if (tolerance is not null && !HoldsNumbers(published.Path))
        {
            return new ArtefactVerdict(published.Path, Agreement.Redrawn, "other bytes; it holds no numbers to compare");
        }

        string? copy = files.Find(published, out string why);
        return copy is not null
            ? CompareContents(published, copy)
            : new ArtefactVerdict(published.Path, Agreement.Different, $"published {published.Sha256[..16]}…, here {here.Sha256[..16]}…; {why}, so only hashes can be compared");
    }

    private bool HoldsNumbers(string path) => Path.GetExtension(path) is ".safetensors" or ".parquet" && !hashes.Contains(path);

    private ArtefactVerdict CompareContents(Artefact artefact, string before)
    {
        string path = artefact.Path;
        string after = fileOf(path) ?? throw new StageException($"the re-execution has no {path}");
        try
        {
            return Path.GetExtension(path) switch
            {
                ".safetensors" => Judge(path, TensorDifference.Find(before, after)),
                ".parquet" => Judge(path, TableDifference.Find(before, after)),
                _ => new ArtefactVerdict(path, Agreement.Different, FirstByte(File.ReadAllBytes(before), File.ReadAllBytes(after))),
            };
        }
        catch (DataException failure)
        {
            return new ArtefactVerdict(path, Agreement.Different, failure.Message);
        }
    }

    private ArtefactVerdict Judge(string path, NumericDifference? difference) => difference is null
        ? new ArtefactVerdict(path, tolerance is null ? Agreement.Different : Agreement.Close, "every number is the same; only the form of the file differs")
        : new ArtefactVerdict(path, difference.LargestRelative <= tolerance ? Agreement.Close : Agreement.Different, difference.ToString());

    private static string FirstByte(ReadOnlySpan<byte> published, ReadOnlySpan<byte> here)
    {
        int first = published.CommonPrefixLength(here);
        return first == Math.Min(published.Length, here.Length)
            ? $"one is the beginning of the other: published {published.Length} bytes, here {here.Length}"
            : $"byte {first}: published 0x{published[first]:x2}, here 0x{here[first]:x2}";
    }
}
