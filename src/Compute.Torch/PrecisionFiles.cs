using System.Text.Encodings.Web;
using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A comparison of numbers as text, as JSON and as two Parquet tables.</summary>
internal static class PrecisionFiles
{
    /// <summary>The text; it is written last, so where it is, all is there.</summary>
    public const string Text = "mixed-precision.txt";

    private const string Json = "mixed-precision.json";

    private static readonly ResultTable<PrecisionRow> Rows = new ResultTable<PrecisionRow>("mixed_precision", "measure, numbers", "Every measure in every kind of numbers, over seeds, and its difference from the first kind with the same seed.")
        .Texts("measure", "Of members the mean; of anything else with its name before it.", row => row.Measure)
        .Texts("numbers", "The kind of numbers: single, double, or products of bf16 or fp16 over parameters of binary32.", row => row.Numbers)
        .Integers("seeds", "seeds", "Seeds that have the measure in this kind and in the first.", row => row.Seeds)
        .OptionalDoubles("mean", "that of the measure", "Mean over seeds.", row => row.Mean)
        .OptionalDoubles("deviation", "that of the measure", "Standard deviation over seeds, n - 1.", row => row.Deviation)
        .OptionalDoubles("difference", "that of the measure", "Mean over seeds of the value less that of the first kind with the same seed.", row => row.Difference)
        .OptionalDoubles("difference_deviation", "that of the measure", "Standard deviation of that difference over seeds, n - 1.", row => row.DifferenceDeviation)
        .Integers("larger", "seeds", "Seeds in which it is larger than in the first kind.", row => row.Larger)
        .Integers("smaller", "seeds", "Seeds in which it is smaller than in the first kind.", row => row.Smaller);

    private static readonly ResultTable<(PrecisionRun Run, string Measure)> Runs =
        new ResultTable<(PrecisionRun Run, string Measure)>("mixed_precision_runs", "seed, numbers, measure", "Every measure of every run.")
            .Texts("seed", "Of weights, batches and all that is drawn.", row => FormattableString.Invariant($"{row.Run.Seed}"))
            .Texts("numbers", "The kind of numbers.", row => row.Run.Numbers)
            .Texts("measure", "Its name.", row => row.Measure)
            .OptionalDoubles("value", "that of the measure", "NULL where it is undefined.", row => row.Run.Of(row.Measure))
            .Integers("steps_left_out", "steps", "Steps of the run that were left out because a gradient was no number.", row => row.Run.LeftOut)
            .Doubles("loss_scale", "1", "What losses are multiplied by in the end, the smallest of all members and learners.", row => row.Run.LossScale);

    /// <summary>Writes all of it.</summary>
    public static void Write(string folder, PrecisionComparison comparison)
    {
        Study study = comparison.Study;
        Provenance provenance = new(study.Name, StudyModule.title(study), Fingerprint.ofStudy(study), study.Seed, LibTorch.Version);
        ParquetFile.Write(folder, Rows, comparison.Rows, provenance);
        ParquetFile.Write(folder, Runs, [.. comparison.Runs.SelectMany(run => run.Measures.Keys.Select(measure => (run, measure)))], provenance);
        AtomicFile.Write(Path.Combine(folder, Json), stream =>
        {
            using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Write(json, comparison);
        });
        AtomicFile.WriteText(Path.Combine(folder, Text), comparison.Text() + "\n");
    }

    private static void Write(Utf8JsonWriter json, PrecisionComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("study", comparison.Study.Name);
        json.WriteString("fingerprint", Fingerprint.ofStudy(comparison.Study));
        json.WriteString("device", comparison.Device);
        json.WriteString("libtorch", LibTorch.Version);
        json.WriteStartArray("runs");
        foreach (PrecisionRun run in comparison.Runs)
        {
            json.WriteStartObject();
            json.WriteNumber("seed", run.Seed);
            json.WriteString("numbers", run.Numbers);
            json.WriteNumber("steps", run.Steps);
            json.WriteNumber("steps-left-out", run.LeftOut);
            json.WriteNumber("loss-scale", run.LossScale);
            json.WriteBoolean("diverged", run.IsDiverged);
            json.WriteStartObject("measures");
            foreach ((string measure, double value) in run.Measures)
            {
                Number(json, measure, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("measures");
        foreach (PrecisionRow row in comparison.Rows)
        {
            Write(json, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PrecisionRow row)
    {
        json.WriteStartObject();
        json.WriteString("measure", row.Measure);
        json.WriteString("numbers", row.Numbers);
        json.WriteNumber("seeds", row.Seeds);
        Number(json, "mean", row.Mean);
        Number(json, "deviation", row.Deviation);
        Number(json, "difference", row.Difference);
        Number(json, "difference-deviation", row.DifferenceDeviation);
        json.WriteNumber("larger", row.Larger);
        json.WriteNumber("smaller", row.Smaller);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
