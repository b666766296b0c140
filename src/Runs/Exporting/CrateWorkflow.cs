using System.Globalization;
using System.Text.Json;
using ResearchPipeline.Pipeline;
using static ResearchPipeline.Runs.Exporting.CrateJson;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// The run in a crate: its specification is the workflow, each stage a step of it and a tool, and what was done is told by the profiles Process,
/// Workflow and Provenance Run Crate 0.5: an action for each stage, one that controls it, one of the whole, and one of the program that had it done.
/// </summary>
internal static class CrateWorkflow
{
    /// <summary>The program.</summary>
    public const string Program = "#research-pipeline";

    /// <summary>The file that says what is done.</summary>
    public const string File = RunSpecification.FileName;

    private const string Whole = "#run";
    private const string Engine = "#execution";
    private const string Language = "#specification-language";

    /// <summary>What the root of the crate mentions: every action.</summary>
    public static string[] Actions(DescribedRun run) => [Engine, Whole, .. run.Stages.Select(Action), .. run.Stages.Select(Control)];

    /// <summary>What the file of the workflow says beside what every file says.</summary>
    public static void WriteProperties(Utf8JsonWriter json, DescribedRun run)
    {
        References(json, "programmingLanguage", Language);
        References(json, "hasPart", [.. run.Stages.Select(Tool).Distinct()]);
        References(json, "step", [.. run.Stages.Select(Step)]);
    }

    /// <summary>Everything else of the workflow and of what was done.</summary>
    public static void Write(Utf8JsonWriter json, DescribedRun run)
    {
        WriteSoftware(json, run);
        foreach ((DescribedStage stage, int place) in run.Stages.Select((stage, place) => (stage, place)))
        {
            Start(json, Step(stage), ["HowToStep"], stage.Place);
            json.WriteString("position", (place + 1).ToString(CultureInfo.InvariantCulture));
            References(json, "workExample", Tool(stage));
            json.WriteEndObject();
            Start(json, Control(stage), ["ControlAction"], $"having the stage {stage.Place} done");
            References(json, "instrument", Step(stage));
            References(json, "object", Action(stage));
            json.WriteEndObject();
            WriteAction(json, Action(stage), $"stage {stage.Place}", Tool(stage), Ids(run, stage.Inputs), Ids(run, stage.Outputs));
        }

        string[] raw = [.. run.RawFiles.Select(file => file.Path)];
        WriteAction(json, Whole, $"run of {run.Name}", File, Ids(run, raw), Ids(run, run.Stages.SelectMany(stage => stage.Outputs)));
        Start(json, Engine, ["OrganizeAction"], $"ResearchPipeline {ReportStage.Version} runs {run.Name}");
        References(json, "instrument", Program);
        References(json, "object", [.. run.Stages.Select(Control)]);
        References(json, "result", Whole);
        json.WriteEndObject();
    }

    private static void WriteSoftware(Utf8JsonWriter json, DescribedRun run)
    {
        Start(json, Program, ["SoftwareApplication"], "ResearchPipeline");
        json.WriteString("softwareVersion", ReportStage.Version);
        json.WriteEndObject();
        Start(json, Language, ["ComputerLanguage"], "specification of ResearchPipeline");
        json.WriteString("description", run.Language);
        json.WriteString("version", ReportStage.Version);
        json.WriteEndObject();
        foreach (IGrouping<string, DescribedStage> tool in run.Stages.GroupBy(Tool))
        {
            Start(json, tool.Key, ["SoftwareApplication"], $"stage {tool.First().Name} of ResearchPipeline");
            json.WriteString("softwareVersion", ReportStage.Version);
            References(json, "isPartOf", Program);
            json.WriteEndObject();
        }
    }

    private static void WriteAction(Utf8JsonWriter json, string id, string name, string instrument, string[] inputs, string[] outputs)
    {
        Start(json, id, ["CreateAction"], name);
        References(json, "instrument", instrument);
        References(json, "object", inputs);
        References(json, "result", outputs);
        json.WriteEndObject();
    }

    private static string[] Ids(DescribedRun run, IEnumerable<string> artefacts) => [.. artefacts.Select(run.IdOf).Distinct()];

    private static string Tool(DescribedStage stage) => $"#tool-{stage.Name}";

    private static string Step(DescribedStage stage) => $"#step-{stage.Place}";

    private static string Action(DescribedStage stage) => $"#{stage.Place}";

    private static string Control(DescribedStage stage) => $"#control-{stage.Place}";
}
