using Shouldly.Configuration;

namespace ResearchPipeline.Testing;

/// <summary>Where approved snapshots lie: in Expectations/ beside their test.</summary>
public static class Snapshots
{
    /// <summary>Options for ShouldMatchApproved.</summary>
    public static void InExpectations(ShouldMatchConfigurationBuilder options) =>
        options.SubFolder("Expectations").NoDiff().WithStringCompareOptions(StringCompareShould.IgnoreLineEndings);
}
