using System.Globalization;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>What may stand in the report of future-work only where it is true, and must stand there: of what the settings of the small study decide.</summary>
internal static class FutureWorkJudgements
{
    /// <param name="unchanged">The settings of the study as it is written.</param>
    public static IReadOnlyList<Judgement> Of(IReadOnlyDictionary<string, string> unchanged)
    {
        return
        [
            new("This run changes the study, as its title says", run => !Same(run, _ => true)),
            new("All stand on the main study’s learner", run => Same(run, IsOfDictionary)),
            new("The study’s own dictionary has [0-9]+ latents", run => !Same(run, IsOfDictionary)),
            new("reaches other arms where these choose nothing else", run => !Same(run, IsOfDictionary)),
            new("The dictionaries are those of the main study’s recipe", run => Same(run, IsOfDictionary)),
            new("It learns here as one member alone", run => run.Members == 1),
            new("members learn together here", run => run.Members > 1),
            new("validation images, the last of the training images, to be measured on", run => run.IsValidation),
            new("test images to be measured on", run => !run.IsValidation),
            new("The main study’s recipe, which also helps silent latents", run => Same(run, IsOfDictionary)),
            new("which also helps silent latents by an auxiliary loss", run => run.Setting("training.auxiliary-loss") != "none"),
            new("Images made again by the first layer", run => Same(run, IsOfDictionary)),
            new("so that the two are not compared", run => !Same(run, IsOfDictionary)),
            new("Depth: through a second layer", run => Same(run, IsOfDictionary)),
            new("the tenth of images with the least", run => Images(run) >= 10),
            new("by tenths of images", run => Images(run) >= 10),
            // Ten dictionaries have learned so, whether or not an image of the class is there to be told.
            new("Ten dictionaries have each learned without the images of one digit", _ => true),
            // The small study's hundred images are of all digits, and ten or fewer are not.
            new("has how well it is told, where any of the", run => Images(run) <= 10),
            // Each is said of what has a value.
            new("undefined|NaN|none times|times none", _ => false),
        ];

        bool Same(ReportedRun run, Func<string, bool> isAsked) => unchanged.Where(line => isAsked(line.Key)).All(line => run.Setting(line.Key) == line.Value);
    }

    private static int Images(ReportedRun run) => int.Parse(run.Setting("dataset.test-images"), CultureInfo.InvariantCulture);

    private static bool IsOfDictionary(string key) => key.StartsWith("model.", StringComparison.Ordinal) || key.StartsWith("training.", StringComparison.Ordinal);
}
