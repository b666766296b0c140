using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The direction of references between our projects, from their files and from what the compiler made of them; and what names may not be.</summary>
public sealed partial class ArchitectureTests
{
    private const string Prefix = "ResearchPipeline.";

    // Every project of the solution, and all that it refers to.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Specification"] = [],
        ["Metrics"] = [],
        ["Compute"] = [],
        ["Experiments"] = ["Specification"],
        ["Data"] = ["Compute", "Specification"],
        ["Training"] = ["Compute", "Data", "Specification"],
        ["Evaluation"] = ["Compute", "Data", "Metrics", "Specification", "Training"],
        ["Reporting"] = ["Data"],
        ["Stages"] = ["Data"],
        ["Cli"] = ["Evaluation", "Experiments", "Reporting", "Stages"],
        ["Bench"] = ["Evaluation", "Experiments", "Reporting"],
        ["Specification.Tests"] = ["Experiments", "Specification"],
        ["Metrics.Tests"] = ["Metrics"],
        ["Compute.Tests"] = ["Compute"],
        ["Data.Tests"] = ["Data"],
        ["Training.Tests"] = ["Training"],
        ["Evaluation.Tests"] = ["Evaluation"],
        ["Reporting.Tests"] = ["Reporting"],
        ["Stages.Tests"] = ["Stages"],
        ["Bench.Tests"] = ["Bench"],
        ["Pipeline.Tests"] = ["Cli"],
    };

    // Programs may use what their libraries bring along.
    private static readonly string[] Libraries =
        ["Specification", "Metrics", "Compute", "Experiments", "Data", "Training", "Evaluation", "Reporting", "Stages"];

    public static TheoryData<string> Projects() => [.. Arrows.Keys];

    public static TheoryData<string> LibraryNames() => [.. Libraries];

    [Fact]
    public void Every_project_of_the_solution_has_its_arrows_here() =>
        SolutionProjects().Keys.Order(StringComparer.Ordinal).ShouldBe(Arrows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_those_it_may_and_to_all_of_them(string project) => XDocument.Load(SolutionProjects()[project])
        .Descendants("ProjectReference")
        .Select(reference => NameOf(reference.Attribute("Include")!.Value))
        .Order(StringComparer.Ordinal)
        .ShouldBe(Arrows[project]);

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void A_library_uses_exactly_those_that_it_refers_to(string library) => Load(library).GetReferencedAssemblies()
        .Select(name => name.Name!)
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal)
        .ShouldBe(Arrows[library]);

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        // What the compiler names begins with '<'.
        string[] names = [.. OurTypes().Select(type => type.Name.Split('`')[0]).Where(name => !name.StartsWith('<'))];
        names.ShouldContain("StageFolder", "internal types are looked at too");
        names.ShouldAllBe(name => !SaysNothing().IsMatch(name));
        new[] { "RunManager", "PathHelpers", "Utils", "StageCommon", "DataCore" }.ShouldAllBe(name => SaysNothing().IsMatch(name));
    }

    [Fact]
    public void System_Random_is_never_kept()
    {
        FieldInfo[] fields =
        [
            .. OurTypes().SelectMany(type => type.GetFields(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)),
        ];
        fields.Length.ShouldBeGreaterThan(300);
        fields.ShouldNotContain(field => field.FieldType == typeof(Random));
    }

    private static IEnumerable<Type> OurTypes() => Libraries.Select(Load).Append(typeof(CommandTree).Assembly).SelectMany(assembly => assembly.GetTypes());

    private static Assembly Load(string library) => Assembly.Load(Prefix + library);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Prefix.Length..];

    private static Dictionary<string, string> SolutionProjects()
    {
        string root = Repository.FindRoot();
        return ProjectPath().Matches(File.ReadAllText(Path.Combine(root, "ResearchPipeline.sln")))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .ToDictionary(NameOf, path => Path.Combine(root, path));
    }

    [GeneratedRegex("""
        "([^"]+\.(?:csproj|fsproj))"
        """)]
    private static partial Regex ProjectPath();

    [GeneratedRegex("(Manager|Helper|Util|Utilities|Common|Core|Misc|Stuff)s?$")]
    private static partial Regex SaysNothing();
}
