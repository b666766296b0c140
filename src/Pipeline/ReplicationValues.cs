using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>What the page of a replication is made of.</summary>
/// <param name="About">The study, and what was done.</param>
/// <param name="Findings">All that was compared, numbers as text.</param>
/// <param name="Losses">Rows for the chart of losses: place, step, by, value.</param>
/// <param name="Distances">Rows for that of distances.</param>
/// <param name="Places">How many learners there are to be drawn.</param>
internal sealed record ReplicationValues(JsonObject About, JsonArray Findings, JsonArray Losses, JsonArray Distances, int Places)
{
    private const long MostBytes = 1 << 26;
    private const string OfEvaluation = "evaluate", OfEpoch = ", mean over epoch ";

    /// <summary>Whether there is anything to draw.</summary>
    public bool HasFigures => Losses.Count > 0 && Distances.Count > 0;

    /// <summary>Reads what the program of the replication wrote.</summary>
    /// <param name="context">The study's run.</param>
    /// <param name="command">The line that makes it again.</param>
    /// <param name="folder">Where it lies.</param>
    /// <exception cref="DataException">It is missing or malformed.</exception>
    public static ReplicationValues Read(StageContext context, string command, string folder)
    {
        string path = Path.Combine(folder, "replication.json");
        try
        {
            JsonNode written = JsonNode.Parse(RegularFile.ReadAllBytes(path, MostBytes))!;
            string[] places = [.. written["learners"]!.AsArray().Select(learner => (string)learner!["place"]!)];
            LossRows rows = LossRows.Read(folder, places, MostBytes);
            ReplicationValues values = new(AboutOf(context, command, written, rows), [.. written["findings"]!.AsArray().Select(finding => (JsonNode)FindingOf(finding!))], rows.Losses, rows.Distances, Math.Max(1, places.Length));
            values.About["has-figures"] = values.HasFigures;
            return values;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new DataException($"{path} is not what a replication writes. Run the replication again.", failure);
        }
    }

    private static JsonObject AboutOf(StageContext context, string command, JsonNode written, LossRows rows)
    {
        Study study = context.Study;
        return new JsonObject
        {
            ["title"] = $"{study.Name} learned again by libtorch",
            ["study"] = study.Name,
            ["fingerprint"] = Fingerprint.ofStudy(study),
            ["version"] = ReportStage.Version,
            ["changes"] = new JsonArray([.. Changes.inOrder(Arms.alone(context.Written), Arms.alone(study)).Select(change => (JsonNode)$"{change.Key} = {change.To}")]),
            ["seed"] = $"{written["seed"]}",
            ["numbers"] = NameOf((string)written["numbers"]!),
            ["device"] = (string)written["device"]!,
            ["libtorch"] = (string)written["libtorch"]!,
            ["replicated"] = (bool)written["replicated"]!,
            ["learners"] = written["learners"]!.DeepClone(),
            ["left"] = written["not-compared"]!.DeepClone(),
            ["stride"] = rows.Stride,
            ["command"] = command,
            ["explained"] = (string?)written["explained"] ?? "",
        };
    }

    private static string NameOf(string numbers) => numbers switch
    {
        "single" => "numbers of binary32",
        "double" => "numbers of binary64",
        _ => $"products of {numbers}",
    };

    private static JsonObject FindingOf(JsonNode finding)
    {
        string of = (string)finding["of"]!, what = (string)finding["what"]!;
        double distance = NumberOf(finding["distance"]), allowed = NumberOf(finding["explained"]);
        return new JsonObject
        {
            ["of"] = of,
            ["what"] = what,
            ["kind"] = of == OfEvaluation ? "measure" : what.Contains(OfEpoch, StringComparison.Ordinal) ? "epoch" : "training",
            ["ours"] = Text(NumberOf(finding["ours"]), 5),
            ["theirs"] = Text(NumberOf(finding["libtorch"]), 5),
            ["distance"] = Text(distance, 2),
            ["allowed"] = Text(allowed, 2),
            ["share"] = double.IsFinite(distance / allowed) ? distance / allowed : 0,
            ["by"] = (string)finding["by"]!,
            ["holds"] = (bool)finding["holds"]!,
        };
    }

    private static double NumberOf(JsonNode? value) => value is null ? double.NaN : value.GetValue<double>();

    private static string Text(double value, int digits) => double.IsNaN(value) ? "" : value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
