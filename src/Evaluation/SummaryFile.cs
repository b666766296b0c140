using System.Text.Encodings.Web;
using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Files;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// summary.json: the summary for scripts, and for whoever needs a headline without a database. Keys are in a fixed order, numbers in their
/// shortest round-trip form; null stands for what is undefined.
/// </summary>
public sealed class SummaryFile
{
    /// <summary>The file's name, beside the tables.</summary>
    public const string FileName = "summary.json";

    private const string Members = "members";
    private const long MostBytes = 1 << 20;
    private readonly JsonElement _root;

    private SummaryFile(JsonElement root) => _root = root;

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="DataException">It is missing, or is no summary.</exception>
    public static SummaryFile Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            JsonElement root = JsonElement.Parse(RegularFile.ReadAllBytes(path, MostBytes));
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Members, out JsonElement members) && members.ValueKind == JsonValueKind.Array && members.GetArrayLength() > 0
                ? new SummaryFile(root)
                : throw new DataException($"{path} holds no summary. Delete it and run the study again.");
        }
        catch (JsonException failure)
        {
            throw new DataException($"{path} is not JSON ({JsonDefect.Of(failure)}). Delete it and run the study again.", failure);
        }
    }

    /// <summary>A measure of every member, in order; NaN where it is undefined.</summary>
    public IReadOnlyList<double> OfMembers(string metric) =>
        [.. _root.GetProperty(Members).EnumerateArray().Select(member => Number(member, metric))];

    /// <summary>Whether a measure is there for members, defined or not.</summary>
    public bool Has(string metric) => _root.GetProperty(Members)[0].TryGetProperty(metric, out _);

    /// <summary>Whether members form a whole that reconstructs too.</summary>
    public bool HasEnsemble => _root.TryGetProperty(ModelNames.Ensemble, out JsonElement whole) && whole.TryGetProperty("pearson", out _);

    /// <summary>A measure of the ensemble; NaN where it is undefined.</summary>
    public double OfEnsemble(string metric) => _root.TryGetProperty(ModelNames.Ensemble, out JsonElement model) ? Number(model, metric) : double.NaN;

    /// <summary>A mean over pairs of members; NaN where it is undefined.</summary>
    public double OfMemberPairs(string metric) => _root.TryGetProperty(ModelNames.MemberPairs, out JsonElement pairs) ? Number(pairs, metric) : double.NaN;

    internal static void Write(string folder, Provenance provenance, int members, IReadOnlyList<SummaryLine> lines) =>
        AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        {
            JsonWriterOptions options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            using (Utf8JsonWriter json = new(stream, options))
            {
                json.WriteStartObject();
                WriteProvenance(json, provenance);
                WriteUnits(json, lines);
                WriteMembers(json, members, lines);
                foreach (IGrouping<string, SummaryLine> model in lines.Where(line => line.Member is null).GroupBy(line => line.Model))
                {
                    json.WriteStartObject(model.Key);
                    WriteNumbers(json, model);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            stream.Write("\n"u8);
        });

    private static void WriteProvenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteString("study", provenance.Study);
        json.WriteString("title", provenance.Title);
        json.WriteString("fingerprint", provenance.Fingerprint);
        json.WriteNumber("seed", provenance.Seed);
        json.WriteString("version", provenance.Version);
    }

    private static void WriteUnits(Utf8JsonWriter json, IReadOnlyList<SummaryLine> lines)
    {
        json.WriteStartObject("units");
        foreach (SummaryLine line in lines.DistinctBy(line => line.Metric))
        {
            json.WriteString(line.Metric, line.Unit);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, int members, IReadOnlyList<SummaryLine> lines)
    {
        json.WriteStartArray(Members);
        for (int member = 0; member < members; member++)
        {
            json.WriteStartObject();
            json.WriteNumber("member", member);
            WriteNumbers(json, lines.Where(line => line.Member == member));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, IEnumerable<SummaryLine> lines)
    {
        foreach (SummaryLine line in lines)
        {
            if (double.IsNaN(line.Value))
            {
                json.WriteNull(line.Metric);
            }
            else
            {
                json.WriteNumber(line.Metric, line.Value);
            }
        }
    }

    private static double Number(JsonElement model, string metric) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty(metric, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : double.NaN;
}
