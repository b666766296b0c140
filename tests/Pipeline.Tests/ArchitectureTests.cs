using System.Reflection;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The direction of references between our projects, read from the assemblies themselves.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ResearchPipeline.Specification"] = [],
        ["ResearchPipeline.Metrics"] = [],
        ["ResearchPipeline.Compute"] = [],
        ["ResearchPipeline.Experiments"] = ["Specification"],
        ["ResearchPipeline.Data"] = ["Specification", "Compute"],
        ["ResearchPipeline.Training"] = ["Specification", "Compute", "Data"],
        ["ResearchPipeline.Evaluation"] = ["Specification", "Metrics", "Compute", "Data", "Training"],
        ["ResearchPipeline.Reporting"] = ["Data"],
        ["ResearchPipeline.Stages"] = ["Data"],
    };

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_it_may(string project)
    {
        string[] found = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("ResearchPipeline.", StringComparison.Ordinal))
            .Select(name => name["ResearchPipeline.".Length..])
            .ToArray();
        found.Except(Allowed[project]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_has_a_name_that_says_nothing(string project) => Assembly.Load(project).GetTypes()
        .Where(type => type.IsPublic)
        .Select(type => type.Name)
        .ShouldAllBe(name => !name.EndsWith("Manager", StringComparison.Ordinal) && !name.EndsWith("Helper", StringComparison.Ordinal)
            && !name.EndsWith("Utils", StringComparison.Ordinal) && !name.EndsWith("Common", StringComparison.Ordinal));

    [Fact]
    public void System_Random_is_never_kept() => Allowed.Keys
        .SelectMany(project => Assembly.Load(project).GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .ShouldNotContain(field => field.FieldType == typeof(Random));
}
