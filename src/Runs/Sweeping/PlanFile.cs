using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>plan.json: what a sweep runs, frozen.</summary>
internal static class PlanFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "plan.json";

    private const long MostBytes = 1 << 27;

    /// <summary>Writes a plan into a sweep's folder.</summary>
    public static void Write(string folder, SweepPlan plan) => AtomicFile.WriteText(Path.Combine(folder, FileName), JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("study", plan.Study);
        json.WriteString("specification", plan.Specification);
        json.WriteString("until", plan.Until);
        json.WriteStartArray("runs");
        foreach (PlannedRun run in plan.Runs)
        {
            json.WriteStartObject();
            json.WriteString("run", run.Run);
            json.WriteString("tag", run.Tag);
            json.WriteString("arm", run.Arm);
            json.WriteStartArray("settings");
            foreach (ArmSetting setting in run.Settings)
            {
                json.WriteStringValue($"{setting.Key}={setting.Value}");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n");

    /// <summary>The plan of a sweep's folder; null where there is none.</summary>
    /// <exception cref="DataException">There is something else.</exception>
    public static SweepPlan? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (DirectoryEntry.KindOf(path) == EntryKind.Missing)
        {
            return null;
        }

        try
        {
            JsonElement root = JsonElement.Parse(RegularFile.ReadAllBytes(path, MostBytes));
            return new(Text(root, "study"), Text(root, "specification"), Text(root, "until"), [.. root.GetProperty("runs").EnumerateArray().Select(run => new PlannedRun(
                Text(run, "run"), Text(run, "tag"), Text(run, "arm"), [.. run.GetProperty("settings").EnumerateArray().Select(SettingOf)]))]);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DataException($"{path} is no plan of a sweep ({failure.Message.TrimEnd('.')}). Move it away, and start the sweep again with its --set and --seeds: runs that are done are not done again.", failure);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static ArmSetting SettingOf(JsonElement line) => line.GetString()?.Split('=', 2) is [string key, string value] ? new(key, value) : throw new FormatException("a setting is not KEY=VALUE");
}
