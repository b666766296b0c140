using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// A file for each run that has come to its end: what was killed goes on with the next. The first line is the hash of what follows, and that says what the run was made of; a file of anything else is as good
/// as none.
/// </summary>
/// <param name="path">Where it lies.</param>
/// <param name="madeOf">A hash of all that the run depends on.</param>
internal sealed class PrecisionRunFile(string path, string madeOf)
{
    private const int MostBytes = 1 << 20;
    private const int HashLetters = 64;

    /// <summary>Writes it.</summary>
    public void Write(PrecisionRun run)
    {
        JsonObject measures = [];
        foreach ((string measure, double value) in run.Measures)
        {
            measures[measure] = double.IsFinite(value) ? JsonValue.Create(value) : null;
        }

        string content = new JsonObject
        {
            ["made-of"] = madeOf,
            ["seed"] = run.Seed,
            ["numbers"] = run.Numbers,
            ["steps"] = run.Steps,
            ["left-out"] = run.LeftOut,
            ["loss-scale"] = run.LossScale,
            ["measures"] = measures,
        }.ToJsonString();
        AtomicFile.WriteText(path, $"{Sha256.OfBytes(Encoding.UTF8.GetBytes(content))}\n{content}");
    }

    /// <summary>Reads it; null where there is none that may be believed.</summary>
    public PrecisionRun? Read()
    {
        try
        {
            byte[] file = DirectoryEntry.KindOf(path) == EntryKind.File ? RegularFile.ReadAllBytes(path, MostBytes) : [];
            bool isWhole = file.Length > HashLetters + 1 && Encoding.UTF8.GetString(file, 0, HashLetters) == Sha256.OfBytes(file.AsSpan(HashLetters + 1));
            return isWhole && JsonNode.Parse(file.AsSpan(HashLetters + 1)) is JsonObject kept && (string?)kept["made-of"] == madeOf ? Of(kept) : null;
        }
        catch (Exception failure) when (failure is DataException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static PrecisionRun Of(JsonObject kept) => new(
        Value(kept, "seed").GetValue<ulong>(), Value(kept, "numbers").GetValue<string>(), Value(kept, "steps").GetValue<long>(), Value(kept, "left-out").GetValue<int>(), Value(kept, "loss-scale").GetValue<double>(),
        Value(kept, "measures").AsObject().ToDictionary(measure => measure.Key, measure => measure.Value?.GetValue<double>() ?? double.NaN));

    private static JsonNode Value(JsonObject kept, string name) => kept[name] ?? throw new DataException($"A run lacks {name}.");
}
