using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>What the units of dense codes do over the evaluated images.</summary>
internal static class UnitActivities
{
    /// <summary>Of codes that list every latent: the activity of each.</summary>
    public static UnitActivity[] Of(Codes codes)
    {
        UnitActivity[] units = new UnitActivity[codes.Latents];

        // A unit's values are its own: units can go to any thread.
        Parallel.For(0, units.Length, () => new double[codes.Images], (unit, _, values) =>
        {
            for (int image = 0; image < values.Length; image++)
            {
                values[image] = codes.Values[image * codes.Listed + unit];
            }

            units[unit] = UnitActivityModule.ofValues(values);
            return values;
        }, _ => { });
        return units;
    }
}
