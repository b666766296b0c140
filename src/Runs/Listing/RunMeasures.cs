using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Listing;

/// <summary>The summary of a run: every measure, in the order of the summary, members first.</summary>
/// <param name="All">The measures.</param>
internal sealed record RunMeasures(IReadOnlyList<Measure> All)
{
    /// <summary>What a measure of each member is of.</summary>
    public const string Member = "member";

    private const string Members = "members";
    private const string Units = "units";
    private const long MostBytes = 1 << 20;

    /// <summary>The mean over members of a measure; null where the run has none.</summary>
    public double? MeanOf(string metric) => All.FirstOrDefault(measure => measure.Model == Member && measure.Metric == metric)?.Mean;

    /// <summary>Those of a folder of evaluation.</summary>
    /// <param name="folder">Holds summary.json.</param>
    /// <exception cref="DataException">It is missing, or is no summary.</exception>
    public static RunMeasures OfFolder(string folder)
    {
        string path = Path.Combine(folder, SummaryFile.FileName);
        // What is no summary is refused there, in words.
        _ = SummaryFile.Read(folder);
        byte[] content = RegularFile.ReadAllBytes(path, MostBytes);
        if (StageRecord.Read(folder)?.Outputs.FirstOrDefault(output => output.Path == SummaryFile.FileName) is Artefact recorded && recorded.Sha256 != Sha256.OfBytes(content))
        {
            throw new DataException($"{path} is not the file that its stage wrote, so its numbers are not believed. Run it again with --force=evaluate.");
        }

        try
        {
            return OfSummary(JsonElement.Parse(content));
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or JsonException)
        {
            throw new DataException($"{path} is no summary of an evaluation: something stands there twice, or is of another kind than belongs there. Run it again with --force=evaluate.", failure);
        }
    }

    private static RunMeasures OfSummary(JsonElement root)
    {
        Dictionary<string, string> units = root.TryGetProperty(Units, out JsonElement named) && named.ValueKind == JsonValueKind.Object
            ? named.EnumerateObject().ToDictionary(unit => unit.Name, unit => unit.Value.ToString())
            : [];
        JsonElement[] members = [.. root.GetProperty(Members).EnumerateArray()];
        return new(
        [
            .. Metrics(members[0]).Select(metric => new Measure(Member, metric, units.GetValueOrDefault(metric, ""), [.. members.Select(member => Number(member, metric))])),
            .. root.EnumerateObject().Where(model => model.Name != Units && model.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(model => Metrics(model.Value).Select(metric => new Measure(model.Name, metric, units.GetValueOrDefault(metric, ""), [Number(model.Value, metric)]))),
        ]);
    }

    /// <summary>Those of a published table of results.</summary>
    /// <param name="file">results.parquet.</param>
    /// <param name="arm">An arm of the study; "" for the study itself.</param>
    /// <param name="seed">A seed of the arm; null for the first.</param>
    /// <exception cref="DataException">The file is missing, or is no such table.</exception>
    public static RunMeasures OfResults(string file, string arm = "", string? seed = null)
    {
        using ResultDatabase database = new();
        database.AddTable("results", file);
        Answer answer = database.Query("SELECT arm, seed, model, metric, unit, member, value FROM results");
        int[] rows = [.. Enumerable.Range(0, answer.Count).Where(row => (string)answer["arm"][row]! == arm)];
        string? wanted = seed ?? rows.Select(row => (string)answer["seed"][row]!).FirstOrDefault();
        return new(
        [
            .. rows.Where(row => (string)answer["seed"][row]! == wanted)
                .GroupBy(row => (Model: (string)answer["model"][row]!, Metric: (string)answer["metric"][row]!, Unit: (string)answer["unit"][row]!))
                .Select(group => new Measure(group.Key.Model, group.Key.Metric, group.Key.Unit, [.. group.Select(row => (double?)answer["value"][row] ?? double.NaN)])),
        ]);
    }

    // The number of a member is no measure of it.
    private static IEnumerable<string> Metrics(JsonElement model) =>
        model.EnumerateObject().Where(line => line.Name != Member && line.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null).Select(line => line.Name);

    private static double Number(JsonElement model, string metric) =>
        model.TryGetProperty(metric, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
}
