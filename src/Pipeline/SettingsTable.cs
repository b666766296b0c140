using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>settings: every choice of a study, what it is, and what it may be.</summary>
internal static class SettingsTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline, IRunDisplay display)
    {
        Study study = pipeline.Context.Study;
        display.Say($"{"key",-30} {"value",-32} may be");
        foreach ((string key, string value) in Settings.values(study))
        {
            display.Say($"{key,-30} {value,-32} {Settings.looks(key, study)}");
        }

        display.Say("A value that this version cannot learn with is refused, with the reason, before anything runs.");
    }
}
