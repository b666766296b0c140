using System.Globalization;
using System.Text;
using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What came of a study that was learned again.</summary>
/// <param name="Study">Its name.</param>
/// <param name="Numbers">Of libtorch.</param>
/// <param name="Device">Of libtorch.</param>
/// <param name="Findings">All that was compared.</param>
/// <param name="Left">What was not, and why.</param>
internal sealed record Replication(string Study, string Numbers, string Device, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Left)
{
    /// <summary>The study's seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>What was learned again, and how far.</summary>
    public IReadOnlyList<LearnerFindings> Learners { get; init; } = [];

    /// <summary>Whether everything is explained, and anything was compared.</summary>
    public bool Holds => Findings.Count > 0 && Findings.All(finding => finding.Holds);

    /// <summary>The findings as a table, and in the end a verdict.</summary>
    public string Text()
    {
        StringBuilder text = new();
        foreach (Finding finding in Findings)
        {
            text.AppendLine(Line(finding));
        }

        foreach (string left in Left)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"not compared: {left}");
        }

        return text.Append(Verdict()).ToString();
    }

    /// <summary>One sentence: replicated, or where it parts.</summary>
    public string Verdict()
    {
        Finding? first = Findings.FirstOrDefault(finding => !finding.Holds);
        return Findings.Count == 0 ? $"{Study}: nothing was compared ({string.Join("; ", Left)})."
            : first is null ? $"{Study}: replicated ({Findings.Count} comparisons, libtorch in {Numbers} on {Device})."
            : $"{Study}: parts. {Line(first)}";
    }

    /// <summary>Writes both forms.</summary>
    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, "replication.txt"), Text() + "\n");
        AtomicFile.Write(Path.Combine(folder, "replication.json"), stream =>
        {
            using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
            json.WriteStartObject();
            json.WriteString("study", Study);
            json.WriteString("numbers", Numbers);
            json.WriteString("device", Device);
            json.WriteString("libtorch", LibTorch.Version);
            json.WriteNumber("seed", Seed);
            json.WriteBoolean("replicated", Holds);
            json.WriteString("verdict", Verdict());
            json.WriteString("explained", $"{StateComparison.Words}; {LossComparison.Words}; {Tolerance.Words}");
            json.WriteStartArray("learners");
            foreach (LearnerFindings learner in Learners)
            {
                json.WriteStartObject();
                json.WriteString("place", learner.Place);
                json.WriteNumber("steps", learner.Steps);
                json.WriteNumber("wide-steps", learner.WideSteps);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (Finding finding in Findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteStartArray("not-compared");
            foreach (string left in Left)
            {
                json.WriteStringValue(left);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("of", finding.Of);
        json.WriteString("what", finding.What);
        Number("ours", finding.Ours);
        Number("libtorch", finding.Theirs);
        Number("distance", finding.Distance);
        Number("explained", finding.Allowed);
        json.WriteString("by", finding.By);
        json.WriteBoolean("holds", finding.Holds);
        json.WriteEndObject();

        void Number(string name, double value)
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

    private static string Line(Finding finding)
    {
        string values = double.IsNaN(finding.Ours) ? "" : string.Create(CultureInfo.InvariantCulture, $" ours {finding.Ours:G6}, libtorch {finding.Theirs:G6},");
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Of}: {finding.What}:{values} distance {finding.Distance:G3} {(finding.Holds ? "within" : "beyond")} {finding.Allowed:G3} ({finding.By})");
    }
}
