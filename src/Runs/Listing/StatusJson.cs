using System.Text.Json;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>status --json: an array of runs, with all that the table shows and every measure; numbers in their shortest round-trip form.</summary>
internal static class StatusJson
{
    /// <summary>The rows as JSON.</summary>
    /// <param name="rows">The runs.</param>
    /// <param name="sweeps">The sweeps of which each is, by the name of its folder.</param>
    public static string Of(IReadOnlyList<RunRow> rows, ILookup<string, string> sweeps) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (RunRow row in rows)
        {
            Write(json, row, sweeps[row.Run.Name]);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, RunRow row, IEnumerable<string> sweeps)
    {
        KnownRun run = row.Run;
        json.WriteStartObject();
        json.WriteString("run", run.Name);
        json.WriteString("study", run.Written?.Name);
        json.WriteString("tag", run.Tag);
        json.WriteString("words", run.Words);
        json.WriteStartObject("changes");
        foreach (Change change in run.Changes)
        {
            json.WriteStartArray(change.Key);
            json.WriteStringValue(change.From);
            json.WriteStringValue(change.To);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteString("state", row.State.Words);
        json.WriteStartArray("sweeps");
        foreach (string sweep in sweeps)
        {
            json.WriteStringValue(sweep);
        }

        json.WriteEndArray();
        WriteMeasures(json, "measures", row.Measures?.All.Where(measure => measure.Model == RunMeasures.Member).Select(measure => (measure.Metric, (double?)measure.Mean)) ?? []);
        WriteMeasures(json, "less-published", RunRow.Headline.Select(metric => (metric, row.Delta(metric))).Where(line => line.Item2 is not null));
        json.WriteString("device", run.Device);
        JsonText.WriteNumber(json, "seconds", run.Seconds);
        JsonText.WriteNumber(json, "peak-bytes", run.PeakBytes);
        json.WriteNumber("bytes", run.Bytes);
        json.WriteString("began", run.Began);
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, string name, IEnumerable<(string Metric, double? Value)> measures)
    {
        json.WriteStartObject(name);
        foreach ((string metric, double? value) in measures)
        {
            JsonText.WriteNumber(json, metric, value);
        }

        json.WriteEndObject();
    }
}
