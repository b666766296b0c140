using System.Text.Json;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>Comparisons as JSON: one object for each that is held against the first.</summary>
internal static class ComparisonJson
{
    /// <summary>An array of comparisons.</summary>
    public static string Of(IReadOnlyList<Comparison> comparisons) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (Comparison comparison in comparisons)
        {
            Write(json, comparison);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("a", comparison.First.Title);
        json.WriteString("b", comparison.Second.Title);
        json.WriteString("summary", comparison.Summary);
        json.WriteNumber("tests", comparison.Tests);
        json.WriteStartObject("settings");
        foreach (Change change in comparison.Changes)
        {
            json.WriteStartArray(change.Key);
            json.WriteStringValue(change.From);
            json.WriteStringValue(change.To);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("measures");
        foreach (ComparedMeasure measure in comparison.Measures)
        {
            Write(json, comparison, measure);
        }

        json.WriteEndArray();
        if (comparison.Twins is FeatureTwins twins)
        {
            Write(json, twins);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Comparison comparison, ComparedMeasure measure)
    {
        json.WriteStartObject();
        json.WriteString("model", measure.Model);
        json.WriteString("metric", measure.Metric);
        json.WriteString("unit", measure.Unit);
        JsonText.WriteNumber(json, "a", measure.First);
        JsonText.WriteNumber(json, "b", measure.Second);
        JsonText.WriteNumber(json, "difference", measure.Difference);
        JsonText.WriteNumber(json, "deviation", measure.Spread?.Deviation);
        JsonText.WriteNumber(json, "degrees", measure.Spread?.Degrees);
        JsonText.WriteNumber(json, "spread", measure.Spread?.Largest(comparison.Tests));
        JsonText.WriteNumber(json, "interval-low", measure.Interval?.Low);
        JsonText.WriteNumber(json, "interval-high", measure.Interval?.High);
        json.WriteString("verdict", comparison.VerdictOf(measure) switch
        {
            Verdict.Same => "same",
            Verdict.WithinTheSpread => "within",
            Verdict.BeyondTheSpread => "beyond",
            Verdict.OfUnknownSpread => "unknown-spread",
            _ => "not-comparable",
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FeatureTwins twins)
    {
        JsonText.WriteNumber(json, "matched-cosine", twins.Matched);
        json.WriteStartArray("twins");
        foreach (((int twin, double cosine), int feature) in twins.Twins.Select((twin, feature) => (twin, feature)))
        {
            json.WriteStartArray();
            json.WriteNumberValue(feature);
            json.WriteNumberValue(twin);
            json.WriteNumberValue(cosine);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
