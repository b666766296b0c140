using ResearchPipeline.Data;

namespace ResearchPipeline.Stages.Verification;

/// <summary>Compares a re-execution with what was published, artefact by artefact.</summary>
/// <param name="publishedFolder">Where the published files lie, if this machine has them; a file counts only while it has its published hash.</param>
/// <param name="hereFolder">The folder of the re-execution.</param>
/// <param name="tolerance">Largest relative difference of a number that still counts as agreement; null asks for the same bytes.</param>
public sealed class ManifestComparison(string publishedFolder, string hereFolder, double? tolerance)
{
    /// <summary>Verdicts in the order of the published manifest, which is the order of the stages; unexpected artefacts last.</summary>
    public IReadOnlyList<ArtefactVerdict> Compare(Manifest published, Manifest here)
    {
        Dictionary<string, Artefact> made = here.Artefacts.ToDictionary(artefact => artefact.Path);
        HashSet<string> known = [.. published.Artefacts.Select(artefact => artefact.Path)];
        return
        [
            .. published.Artefacts.Select(artefact => Compare(artefact, made.GetValueOrDefault(artefact.Path))),
            .. here.Artefacts
                .Where(artefact => !known.Contains(artefact.Path))
                .Select(artefact => new ArtefactVerdict(artefact.Path, Agreement.Unexpected, "it was never published")),
        ];
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

        if (!published.IsIntact(publishedFolder))
        {
            string why = File.Exists(Path.Combine(publishedFolder, published.Path))
                ? "its copy on this machine is not the published one"
                : "the published file is not on this machine";
            return new ArtefactVerdict(published.Path, Agreement.Different, $"published {published.Sha256[..16]}…, here {here.Sha256[..16]}…; {why}, so only hashes can be compared");
        }

        return CompareContents(published.Path);
    }

    private ArtefactVerdict CompareContents(string path)
    {
        string before = Path.Combine(publishedFolder, path);
        string after = Path.Combine(hereFolder, path);
        try
        {
            NumericDifference? difference = Path.GetExtension(path) switch
            {
                ".safetensors" => TensorDifference.Find(before, after),
                ".parquet" => TableDifference.Find(before, after),
                _ => new NumericDifference("byte " + FirstByte(before, after), "other bytes", "other bytes", null, 1, 1, double.PositiveInfinity),
            };
            return difference is null
                ? new ArtefactVerdict(path, tolerance is null ? Agreement.Different : Agreement.Close, "every number is the same; only the form of the file differs")
                : new ArtefactVerdict(path, difference.LargestRelative <= tolerance ? Agreement.Close : Agreement.Different, difference.ToString());
        }
        catch (DataException failure)
        {
            return new ArtefactVerdict(path, Agreement.Different, failure.Message);
        }
    }

    private static int FirstByte(string before, string after) =>
        File.ReadAllBytes(before).AsSpan().CommonPrefixLength(File.ReadAllBytes(after));
}
