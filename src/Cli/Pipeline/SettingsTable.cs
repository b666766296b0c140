using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>settings: every choice of a study, what it is, and what it may be.</summary>
internal static class SettingsTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(StudyPipeline pipeline)
    {
        Study study = pipeline.Context.Study;
        Console.WriteLine($"{"key",-30} {"value",-32} may be");
        foreach ((string key, string value) in Settings.values(study))
        {
            Console.WriteLine($"{key,-30} {value,-32} {Settings.looks(key, study)}");
        }

        Console.WriteLine("A value that this version cannot learn with is refused, with the reason, before anything runs.");
    }
}
